import * as i0 from "@angular/core";
import { DestroyRef, EnvironmentInjector, EnvironmentProviders, InjectionToken, Injector, ModuleWithProviders, Provider, Signal, Type } from "@angular/core";
import { MonoTypeOperatorFunction, Observable, ObservableInput } from "rxjs";
import { HttpContext, HttpContextToken, HttpResponse } from "@angular/common/http";
interface LogoutCall {
    data?: unknown;
    redirectTo?: string;
    useDefaultSuccessHandler?: boolean;
    spinnerContext?: string | readonly string[];
    spinnerMessage?: string;
}
type LogoutErrorKind = 'network' | 'timeout' | 'csrf' | 'server' | 'unexpected-response' | 'backend';
export declare class LogoutError extends Error {
    readonly kind: LogoutErrorKind;
    readonly name = "LogoutError";
    readonly status?: number;
    constructor(kind: LogoutErrorKind, options?: {
        status?: number;
        cause?: unknown;
        message?: string;
    });
}
interface LogoutRequest {
    action: string;
    data?: unknown;
    returnTo: string;
}
interface LogoutResponse {
    alreadySignedOut?: boolean;
    redirectUrl?: string;
    body?: unknown;
}
type LogoutDiscardReason = 'busy' | 'superseded' | 'destroyed' | 'unavailable';
type LogoutOutcome = {
    status: 'succeeded';
    response: LogoutResponse;
    alreadySignedOut: boolean;
} | {
    status: 'failed';
    error: LogoutError;
} | {
    status: 'vetoed';
    by: 'guard' | 'onBeforeUpdate' | 'timeout';
} | {
    status: 'discarded';
    reason: LogoutDiscardReason;
};
type LogoutResult = Extract<LogoutOutcome, {
    status: 'succeeded' | 'failed';
}>;
interface LogoutBeforeUpdateEvent {
    action: LogoutAction;
    data: unknown;
}
interface LogoutSuccessEvent {
    action: LogoutAction;
    data: unknown;
    response: LogoutResponse;
}
interface LogoutErrorEvent {
    action: LogoutAction;
    data: unknown;
    error: LogoutError;
}
type LogoutDecision = boolean | void | Promise<boolean | void> | Observable<boolean | void>;
type LogoutEventTarget<E, R> = ((event: E) => R) | string;
type LogoutEventTargets<E, R> = LogoutEventTarget<E, R> | readonly LogoutEventTarget<E, R>[];
interface LogoutEventTargetMap {
    onBeforeUpdate: LogoutEventTarget<LogoutBeforeUpdateEvent, LogoutDecision>;
    onSuccess: LogoutEventTarget<LogoutSuccessEvent, void>;
    onError: LogoutEventTarget<LogoutErrorEvent, void>;
}
type LogoutEventName = keyof LogoutEventTargetMap;
type LogoutEventTargetOf<E extends LogoutEventName> = LogoutEventTargetMap[E];
type InFlightBehavior = 'doNotExecute' | 'executeAll' | 'executeLast';
interface LogoutActionOptions {
    name?: string;
    useDefaultSuccessHandler?: boolean;
    inFlightBehavior?: InFlightBehavior;
    redirectTo?: 'home' | 'login' | (string & {});
    spinnerContext?: string | readonly string[];
    spinnerMessage?: string;
    timeout?: number;
    decisionTimeout?: number;
    redirectMode?: 'router' | 'document';
    onBeforeUpdate?: OneOrMore<LogoutEventTargetOf<'onBeforeUpdate'>>;
    onSuccess?: OneOrMore<LogoutEventTargetOf<'onSuccess'>>;
    onError?: OneOrMore<LogoutEventTargetOf<'onError'>>;
}
type OneOrMore<T> = T | readonly T[];
type ResolvedLogoutActionOptions = Required<Omit<LogoutActionOptions, 'spinnerContext' | 'spinnerMessage' | LogoutEventName>> & Pick<LogoutActionOptions, 'spinnerContext' | 'spinnerMessage'> & {
    readonly [E in LogoutEventName]: readonly LogoutEventTargetOf<E>[];
};
declare const LOGOUT_EVENTS: readonly LogoutEventName[];
declare function checkOptions(options: LogoutActionOptions): void;
declare function mergeOptions(base: ResolvedLogoutActionOptions, changes: LogoutActionOptions): ResolvedLogoutActionOptions;
declare function newOptions(name: string, options: LogoutActionOptions): ResolvedLogoutActionOptions;
type LogoutActionOwner = 'page' | 'application';
export declare abstract class LogoutAction {
    abstract readonly name: string;
    abstract readonly owner: LogoutActionOwner;
    abstract readonly options: Signal<ResolvedLogoutActionOptions>;
    abstract readonly pending: Signal<boolean>;
    abstract readonly queued: Signal<number>;
    abstract readonly lastOutcome: Signal<LogoutOutcome | undefined>;
    abstract readonly outcomes$: Observable<LogoutOutcome>;
    abstract invoke(call?: LogoutCall): Promise<LogoutOutcome>;
    abstract update(options: Partial<Omit<LogoutActionOptions, 'name'>>): void;
    abstract on<E extends LogoutEventName>(event: E, target: LogoutEventTargetOf<E>): () => void;
}
export declare function injectLogoutAction(options?: LogoutActionOptions): LogoutAction;
interface LogoutActionLifetime {
    owner?: LogoutActionOwner;
    destroyRef?: DestroyRef;
}
export declare class LogoutActionService {
    #private;
    readonly actions: Signal<readonly LogoutAction[]>;
    readonly defaultAction: LogoutAction;
    logout(call?: LogoutCall): Promise<LogoutOutcome>;
    create(options?: LogoutActionOptions & LogoutActionLifetime): LogoutAction;
    get(name: string): LogoutAction | undefined;
}
type LogoutCallStep = 'guards' | 'onBeforeUpdate' | 'request' | 'cleanup' | 'redirect' | 'events';
interface WatchedCall {
    step(step: LogoutCallStep): void;
    settled(outcome: LogoutOutcome): void;
}
interface CallWatcher {
    begin(action: LogoutAction): WatchedCall;
}
declare const CALL_WATCHER: InjectionToken<CallWatcher | null>;
interface CallOrigin {
    readonly chain?: readonly string[];
    readonly onResult?: (result: LogoutResult) => void;
}
interface ActiveCall {
    readonly action: LogoutAction;
    readonly data: unknown;
    readonly options: ResolvedLogoutActionOptions;
    readonly chain: readonly string[];
    readonly onResult: ((result: LogoutResult) => void) | undefined;
    readonly ownerGone: AbortSignal;
    readonly watched: WatchedCall | undefined;
    targets<E extends LogoutEventName>(event: E): readonly LogoutEventTargetOf<E>[];
}
declare function optionsOf(call: LogoutCall, options: ResolvedLogoutActionOptions): ResolvedLogoutActionOptions;
declare class LiveLogoutAction extends LogoutAction {
    #private;
    readonly owner: LogoutActionOwner;
    readonly name: string;
    readonly options: import("@angular/core").Signal<ResolvedLogoutActionOptions>;
    readonly pending: import("@angular/core").Signal<boolean>;
    readonly queued: import("@angular/core").Signal<number>;
    readonly lastOutcome: import("@angular/core").Signal<LogoutOutcome | undefined>;
    readonly outcomes$: Observable<LogoutOutcome>;
    constructor(options: ResolvedLogoutActionOptions, owner: LogoutActionOwner, lifetime: DestroyRef);
    invoke(call?: LogoutCall, origin?: CallOrigin): Promise<LogoutOutcome>;
    update(options: Partial<Omit<LogoutActionOptions, 'name'>>): void;
    on<E extends LogoutEventName>(event: E, target: LogoutEventTargetOf<E>): () => void;
    targetsOf<E extends LogoutEventName>(event: E): readonly LogoutEventTargetOf<E>[];
}
declare class ActionDirectory {
    #private;
    readonly actions: import("@angular/core").Signal<readonly LiveLogoutAction[]>;
    get(name: string): LiveLogoutAction | undefined;
    assertFree(name: string): void;
    proposeName(): string;
    add(action: LiveLogoutAction): void;
    remove(action: LiveLogoutAction): void;
}
type LogoutGuard = (call: {
    action: LogoutAction;
    data?: unknown;
}) => LogoutDecision;
type GuardRound = (call: Parameters<LogoutGuard>[0]) => Observable<boolean>;
declare const GUARD_ROUND: InjectionToken<GuardRound | null>;
declare function guardRound(guards: readonly LogoutGuard[]): GuardRound;
interface HttpLogoutOptions {
    url?: string;
    withCredentials?: boolean;
    headers?: Record<string, string>;
    body?: (request: LogoutRequest) => unknown;
    xsrf?: {
        refreshUrl?: string;
        cookieName?: string;
        headerName?: string;
    };
    accept?: (response: HttpResponse<string>) => boolean;
    goneStatuses?: readonly number[];
}
export declare const LOGOUT_REQUEST: HttpContextToken<boolean>;
declare const requestInit: () => {
    context: HttpContext;
    responseType: "text";
};
export declare abstract class LogoutBackend {
    abstract logout(request: LogoutRequest): ObservableInput<LogoutResponse>;
}
export declare class LogoutActionDirective {
    #private;
    readonly logoutAction: import("@angular/core").InputSignal<string | LogoutAction>;
    readonly logoutRedirectTo: import("@angular/core").InputSignal<string | undefined>;
    readonly logoutSpinnerContext: import("@angular/core").InputSignal<string | readonly string[] | undefined>;
    readonly logoutSpinnerMessage: import("@angular/core").InputSignal<string | undefined>;
    readonly logoutUseDefaultSuccessHandler: import("@angular/core").InputSignalWithTransform<boolean | undefined, unknown>;
    readonly logoutData: import("@angular/core").InputSignal<unknown>;
    readonly logoutDisableWhilePending: import("@angular/core").InputSignalWithTransform<boolean, unknown>;
    readonly logoutSucceeded: import("@angular/core").OutputEmitterRef<LogoutResponse>;
    readonly logoutFailed: import("@angular/core").OutputEmitterRef<LogoutError>;
    readonly logoutSettled: import("@angular/core").OutputEmitterRef<LogoutOutcome>;
    readonly action: import("@angular/core").Signal<LogoutAction | undefined>;
    readonly pending: import("@angular/core").Signal<boolean>;
    protected readonly disabled: import("@angular/core").Signal<boolean>;
    constructor();
    protected click(event: Event): void;
        "logoutAction"
    ], {
        "logoutAction": {
            "alias": "logoutAction";
            "required": false;
            "isSignal": true;
        };
        "logoutRedirectTo": {
            "alias": "logoutRedirectTo";
            "required": false;
            "isSignal": true;
        };
        "logoutSpinnerContext": {
            "alias": "logoutSpinnerContext";
            "required": false;
            "isSignal": true;
        };
        "logoutSpinnerMessage": {
            "alias": "logoutSpinnerMessage";
            "required": false;
            "isSignal": true;
        };
        "logoutUseDefaultSuccessHandler": {
            "alias": "logoutUseDefaultSuccessHandler";
            "required": false;
            "isSignal": true;
        };
        "logoutData": {
            "alias": "logoutData";
            "required": false;
            "isSignal": true;
        };
        "logoutDisableWhilePending": {
            "alias": "logoutDisableWhilePending";
            "required": false;
            "isSignal": true;
        };
    }, {
        "logoutSucceeded": "logoutSucceeded";
        "logoutFailed": "logoutFailed";
        "logoutSettled": "logoutSettled";
    }, never, never, true, never>;
}
export declare class SpinnerContextDirective {
    #private;
    readonly spinnerContext: import("@angular/core").InputSignal<string>;
    readonly active: Signal<boolean>;
    readonly messages: Signal<readonly string[]>;
    constructor();
        "spinnerContext"
    ], {
        "spinnerContext": {
            "alias": "spinnerContext";
            "required": true;
            "isSignal": true;
        };
    }, {}, never, never, true, never>;
}
declare const LOGOUT_APP_ACTIONS: InjectionToken<Readonly<Record<string, () => void>>>;
export declare class LogoutEventRegistry {
    #private;
    constructor();
    on<E extends LogoutEventName>(action: string, event: E, target: LogoutEventTargetOf<E>): () => void;
}
type DevText = string | false | null;
export declare class LogoutConfigurationError extends Error {
    readonly name = "LogoutConfigurationError";
    readonly code: string;
    constructor(code: number, text?: DevText);
}
declare function coded(code: number, text?: DevText): string;
export declare abstract class LogoutNavigator {
    abstract toRoute(url: string): Promise<boolean>;
    abstract toDocument(url: string): void;
}
interface LogoutPages {
    home: string;
    login: string;
}
declare const DEFAULT_PAGES: LogoutPages;
declare const LOGOUT_PAGES: InjectionToken<LogoutPages>;
declare const LOGOUT_ALLOWED_REDIRECTS: InjectionToken<readonly string[]>;
declare const BACKEND_ORIGINS: InjectionToken<Set<string>>;
declare class RouterNavigator implements LogoutNavigator {
    #private;
    toRoute(url: string): Promise<boolean>;
    toDocument(url: string): void;
}
type LogoutFeatureKind = 'pages' | 'backend' | 'session' | 'redirects' | 'guards' | 'cleanup' | 'actions' | 'spinner' | 'tabs' | 'devtools';
interface LogoutFeature {
    readonly kind: LogoutFeatureKind;
    readonly providers: readonly (Provider | EnvironmentProviders)[];
}
export declare class LogoutActionModule {
    static forRoot(options?: LogoutActionOptions, ...features: LogoutFeature[]): ModuleWithProviders<LogoutActionModule>;
        typeof LogoutActionDirective,
        typeof SpinnerContextDirective
    ], [
        typeof LogoutActionDirective,
        typeof SpinnerContextDirective
    ]>;
}
export declare function provideLogoutAction(options?: LogoutActionOptions, ...features: LogoutFeature[]): EnvironmentProviders;
export declare function withActions(actions: Record<string, () => void>): LogoutFeature;
export declare function withAllowedRedirects(...origins: string[]): LogoutFeature;
type LogoutCleanupTask = () => void | Promise<void> | Observable<unknown>;
declare const LOGOUT_CLEANUP: InjectionToken<readonly LogoutCleanupTask[]>;
declare const LOCAL_CLEANUP: InjectionToken<LocalCleanup | null>;
interface CleanupRun {
    readonly run$: Observable<never>;
    release(): void;
}
declare class LocalCleanup {
    #private;
    begin(): CleanupRun;
    run(): Observable<never>;
}
export declare function withCleanup(...tasks: LogoutCleanupTask[]): LogoutFeature;
export declare function withHttpLogout(options: HttpLogoutOptions): LogoutFeature;
export declare function withLogoutBackend(factory: () => LogoutBackend): LogoutFeature;
export declare function withLogoutGuards(...guards: LogoutGuard[]): LogoutFeature;
export declare function withPages(pages: Partial<LogoutPages>): LogoutFeature;
interface LogoutSession {
    isAuthenticated: () => boolean | Promise<boolean> | Observable<boolean>;
}
declare const LOGOUT_SESSION: InjectionToken<LogoutSession | null>;
declare const SESSION_CHECK: InjectionToken<SessionCheck | null>;
declare class SessionCheck {
    #private;
    readonly known: boolean;
    ask(): Observable<boolean>;
    answer(otherwise: boolean): Observable<boolean>;
    judge(result: LogoutResult): LogoutResult;
}
export declare function withSession(session: LogoutSession): LogoutFeature;
interface SpinnerOptions {
    delay?: number;
    minVisible?: number;
    component?: Type<unknown>;
}
interface SpinnerContent {
    readonly element: Node;
    setMessages(messages: readonly string[]): void;
    destroy(): void;
}
interface SpinnerSettings {
    readonly delay?: number;
    readonly minVisible?: number;
    readonly content?: (injector: EnvironmentInjector) => SpinnerContent;
}
declare const SPINNER_SETTINGS: InjectionToken<SpinnerSettings>;
export declare function withSpinner(options: SpinnerOptions): LogoutFeature;
interface TabSyncOptions {
    channel?: string;
}
declare const TAB_SYNC_OPTIONS: InjectionToken<TabSyncOptions>;
declare class TabChannel {
    #private;
    readonly received$: import("rxjs").Observable<number>;
    constructor();
    send(at: number): void;
}
export declare function withTabSync(options?: TabSyncOptions): LogoutFeature;
interface SafeRedirectOptions {
    base: string;
    allowedOrigins?: readonly string[];
}
export declare function isSafeRedirect(target: string, options: SafeRedirectOptions): boolean;
declare function safeRedirect(target: string, options: SafeRedirectOptions): URL | undefined;
declare function isWebOrigin(origin: string): boolean;
type Keys = readonly string[] | 'all';
export declare function clearStorage(which: {
    local?: Keys;
    session?: Keys;
}): LogoutCleanupTask;
export declare function clearCaches(names?: readonly string[]): LogoutCleanupTask;
interface SpinnerTask {
    context: string | readonly string[];
    message?: string;
}
interface ShownTask {
    release(): void;
}
interface RunningTask {
    readonly contexts: readonly string[];
    readonly message: string;
}
interface SpinnerHost {
    readonly context: string;
    readonly element: HTMLElement;
}
export declare class SpinnerContextService {
    #private;
    constructor();
    show(task: SpinnerTask): ShownTask;
    active(context: string): Signal<boolean>;
    messages(context: string): Signal<readonly string[]>;
}
export declare function spinnerWhile<T>(task: SpinnerTask, options?: {
    injector?: Injector;
}): MonoTypeOperatorFunction<T>;
export { type HttpLogoutOptions, type InFlightBehavior, type LogoutActionLifetime, type LogoutActionOptions, type LogoutActionOwner, type LogoutBeforeUpdateEvent, type LogoutCall, type LogoutCleanupTask, type LogoutDecision, type LogoutDiscardReason, type LogoutErrorEvent, type LogoutErrorKind, type LogoutEventName, type LogoutEventTarget, type LogoutEventTargetOf, type LogoutEventTargets, type LogoutFeature, type LogoutFeatureKind, type LogoutGuard, type LogoutOutcome, type LogoutPages, type LogoutRequest, type LogoutResponse, type LogoutSession, type LogoutSuccessEvent, type ResolvedLogoutActionOptions, type SafeRedirectOptions, type ShownTask, type SpinnerOptions, type SpinnerTask, type TabSyncOptions, ActionDirectory as ɵActionDirectory, BACKEND_ORIGINS as ɵBACKEND_ORIGINS, CALL_WATCHER as ɵCALL_WATCHER, type CallWatcher as ɵCallWatcher, LOGOUT_ALLOWED_REDIRECTS as ɵLOGOUT_ALLOWED_REDIRECTS, LOGOUT_APP_ACTIONS as ɵLOGOUT_APP_ACTIONS, LiveLogoutAction as ɵLiveLogoutAction, type LogoutCallStep as ɵLogoutCallStep, RouterNavigator as ɵRouterNavigator, type WatchedCall as ɵWatchedCall };
