import { BaseHarnessFilters, ComponentHarness, HarnessPredicate } from "@angular/cdk/testing";
import { LogoutErrorKind, LogoutRequest, LogoutResponse } from "ngx-logout-action";
import * as i0 from "@angular/core";
import { EnvironmentProviders } from "@angular/core";
interface LogoutActionHarnessFilters extends BaseHarnessFilters {
    text?: string | RegExp;
}
export declare class LogoutActionHarness extends ComponentHarness {
    static readonly hostSelector = "[data-logout-action]";
    static with(options?: LogoutActionHarnessFilters): HarnessPredicate<LogoutActionHarness>;
    getText(): Promise<string>;
    click(): Promise<void>;
    isPending(): Promise<boolean>;
    isDisabled(): Promise<boolean>;
}
export declare class LogoutTestRequest {
    #private;
    readonly request: LogoutRequest;
    get cancelled(): boolean;
    flush(response?: LogoutResponse): void;
    fail(error?: LogoutErrorKind | Error): void;
}
export declare class LogoutTestingController {
    #private;
    get navigations(): readonly string[];
    expectOne(match?: string | ((request: LogoutRequest) => boolean)): LogoutTestRequest;
    expectNone(match?: string | ((request: LogoutRequest) => boolean)): void;
    verify(): void;
}
export declare function provideLogoutActionTesting(): EnvironmentProviders;
interface SpinnerContextHarnessFilters extends BaseHarnessFilters {
    name?: string | RegExp;
}
export declare class SpinnerContextHarness extends ComponentHarness {
    static readonly hostSelector = "[data-spinner-context]";
    static with(options?: SpinnerContextHarnessFilters): HarnessPredicate<SpinnerContextHarness>;
    getName(): Promise<string>;
    isActive(): Promise<boolean>;
    getMessages(): Promise<string[]>;
}
export type { LogoutActionHarnessFilters, SpinnerContextHarnessFilters };
