import { HttpInterceptorFn } from "@angular/common/http";
import { Observable } from "rxjs";
import * as i0 from "@angular/core";
import { InjectionToken } from "@angular/core";
import { LogoutFeature } from "ngx-logout-action";
type Answer<T> = T | Promise<T>;
interface OidcToken {
    readonly token: string;
    readonly hint?: 'refresh_token' | 'access_token';
}
interface OidcLogoutOptions {
    issuer?: string;
    endSessionEndpoint?: string;
    revocationEndpoint?: string;
    clientId: string;
    idToken?: () => Answer<string | null | undefined>;
    signOutLocally?: () => Answer<unknown>;
    postLogoutRedirectUri?: string;
    revoke?: () => Answer<readonly OidcToken[]>;
    logoutHint?: () => string | null | undefined;
    uiLocales?: string;
    method?: 'get' | 'post';
}
declare const OIDC_LOGOUT_OPTIONS: InjectionToken<OidcLogoutOptions>;
declare function checkOidcOptions(options: OidcLogoutOptions): void;
declare function isSecure(url: string): boolean;
declare class RefreshGate {
    #private;
    get closed(): boolean;
    close(): void;
    open(): void;
    begin(): void;
    end(): void;
    catch(token: OidcToken): void;
    get caught$(): Observable<readonly OidcToken[]>;
}
export declare const oidcLogoutInterceptor: HttpInterceptorFn;
type OidcReturn = 'none' | 'completed' | 'state-missing' | 'state-mismatch';
export declare class OidcLogoutReturn {
    #private;
    readonly result: OidcReturn;
    constructor();
}
interface OidcLogoutResult {
    endSession: 'requested' | 'unsupported';
    revocation: 'none' | 'revoked' | 'failed';
}
export declare function withOidcLogout(options: OidcLogoutOptions): LogoutFeature;
export type { OidcLogoutOptions, OidcLogoutResult, OidcReturn, OidcToken };
