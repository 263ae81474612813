import {
  type EnvironmentProviders,
  inject,
  InjectionToken,
  type Provider,
  type Signal,
} from '@angular/core';
import type { Observable } from 'rxjs';

import type { LogoutError } from './action/errors';
import type { AnyLogoutOptions } from './action/logout-options';
import type { LogoutRequest, LogoutResult } from './action/logout-outcome';
import type { HttpLogoutSettings } from './call/read-response';
import type {
  CallableAction,
  CallSource,
  CleanupRun,
  OfflineSignOuts,
  RunningCall,
  Trace,
} from './call/running-call';
import type { SpinnerSettings } from './spinner/spinner-settings';

/**
 * Everything that an app can configure. Each `with…` function sets its part, and the steps of a call read it.
 * Features that an app does not use are absent, and so is their code.
 */
export interface LogoutConfig {
  /** The options of the default action, or a function that returns them, called in an injection context. */
  readonly options?: AnyLogoutOptions | (() => AnyLogoutOptions);

  /** `withPages` */
  readonly pages?: { readonly home?: string | undefined; readonly login?: string | undefined };

  /** `withAllowedRedirects` */
  readonly allowedRedirects?: readonly string[];

  /** `withSession`. Called in an injection context. */
  readonly isAuthenticated?: () => boolean | Promise<boolean> | Observable<boolean>;

  /** `withSession`, `withCleanup`: what is known about the session. Called in an injection context. */
  readonly session?: () => SessionKnowledge;

  /** `withLogoutGuards`: whether to allow the call. Called in an injection context. */
  readonly guards?: (call: RunningCall) => Observable<boolean>;

  /** `withCleanup`: the tasks, and how to run them. Called in an injection context. */
  readonly tasks?: readonly (() => unknown)[];
  readonly cleanup?: () => LocalCleanup;

  /** `withBeforeLogout`. Called in an injection context. */
  readonly beforeLogout?: () => Observable<never>;

  /** `withFailureHandler`. Called in an injection context. */
  readonly onFailure?: (error: LogoutError, call: FailedSignOut) => void;

  /** `withOfflineLogout`. Called in an injection context. */
  readonly offlineRules?: {
    readonly session: (() => string) | undefined;
    readonly maxAge: number;
  };
  readonly offline?: () => OfflineSignOuts;

  /** `withActions` */
  readonly actions?: Readonly<Record<string, () => void>>;

  /** `withHttpLogout`: returns a function that returns the settings or throws. Called in an injection context. */
  readonly http?: () => () => HttpLogoutSettings;

  /** `withFormLogout`: whether the request is a form POST of the document. */
  readonly leavesByForm?: boolean;

  /** `withOidcLogout`: prepares the first sign-out once the app has an action. Called in an injection context. */
  readonly prepare?: () => void;

  /** `withTabSync`. Called in an injection context. */
  readonly channel?: string | undefined;
  readonly confirmTab?: (() => boolean | Promise<boolean> | Observable<boolean>) | undefined;
  readonly tabs?: () => TabSignOuts;

  /** `withSpinner` */
  readonly spinner?: SpinnerSettings;

  /** `withIdleLogout`, for development tools. Called in an injection context. */
  readonly idle?: () => IdleWatch;

  /** `withActionsDialog`, in development. Called in an injection context. */
  readonly trace?: () => Trace;
}

/**
 * What is known about the user's session.
 * @hidden
 */
export interface SessionKnowledge {
  /** Whether the app has `withSession`. */
  readonly known: boolean;

  /** Whether to assume that the user is signed in; `true` unless the app says otherwise. */
  ask(): Observable<boolean>;

  /** What the app says, or `otherwise` if it does not say so within 5 s, or without `withSession`. */
  answer(otherwise: boolean): Observable<boolean>;

  /** What the app says, or `otherwise` if it does not say so synchronously. */
  now<T>(otherwise: T): boolean | T;

  /** Whether an earlier sign-out failed after the cleanup may have removed the credential. */
  readonly doubtful: boolean;

  /** Records that the server confirmed the end of the session. */
  settle(): void;

  /** Calls `see` whenever signals change, and for each value of an Observable. */
  watch(see: (signedIn: boolean) => void): void;

  /** Watches for new sign-ins from now on. `signedOut` is whether no one was signed in before. */
  track(signedOut?: boolean): void;

  /** Corrects a result that cannot be trusted after an earlier failure. */
  judge(result: LogoutResult, request: LogoutRequest): LogoutResult;
}

/** What a failure handler gets from a call. */
export interface FailedSignOut {
  readonly action: CallableAction;
  readonly source: Pick<CallSource, 'retry'>;
}

/** The sign-outs of other tabs. */
export interface TabSignOuts {
  /** Whether another tab signed out while this one could not receive messages. */
  readonly missed: boolean;

  /** Emits once no `verifyUrl` request about a message is pending, or immediately. */
  readonly settled$: Observable<unknown>;

  /** Notifies the other tabs that the session is over. */
  tell(): void;
}

/** The cleanup tasks of the app. */
export interface LocalCleanup {
  /** Prepares the cleanup of one call, which also runs if the page is hidden early. */
  begin(): CleanupRun;

  /** Runs all tasks, in order. */
  run(): Observable<never>;
}

/**
 * The idle timer, as used by development tools.
 * @hidden
 */
export interface IdleWatch {
  readonly state: Signal<'off' | 'active' | 'warning' | 'expired'>;
  readonly remaining: Signal<number>;

  /** Counts as activity. */
  stay(): void;

  /** Opens the warning now. */
  ɵwarn(): void;
}

/** One part per feature, and one for the options of `provideLogoutAction()`. */
export const LOGOUT_CONFIG_PART = new InjectionToken<readonly LogoutConfig[]>('LOGOUT_CONFIG_PART');

/**
 * The merged parts, in the root injector, so that a lazy route cannot change them.
 * @hidden
 */
export const LOGOUT_CONFIG = new InjectionToken<LogoutConfig>('LOGOUT_CONFIG', {
  factory: () =>
    Object.assign({}, ...(inject(LOGOUT_CONFIG_PART, { optional: true }) ?? [])) as LogoutConfig,
});

/** The kind of a feature. Two features of the same kind clash. */
export type LogoutFeatureKind =
  | 'pages'
  | 'backend'
  | 'session'
  | 'redirects'
  | 'guards'
  | 'before'
  | 'cleanup'
  | 'failures'
  | 'offline'
  | 'actions'
  | 'spinner'
  | 'tabs'
  | 'idle'
  | 'devtools';

/** The result of a `with…` function, to pass to `provideLogoutAction()`. */
export interface LogoutFeature {
  /** What it configures. */
  readonly kind: LogoutFeatureKind;
  /** What it adds to the app. */
  readonly providers: readonly (Provider | EnvironmentProviders)[];
}

/**
 * A feature that fills in its part of the configuration.
 * @hidden
 */
export function feature(
  kind: LogoutFeatureKind,
  config: LogoutConfig,
  ...providers: (Provider | EnvironmentProviders)[]
): LogoutFeature {
  const part = { provide: LOGOUT_CONFIG_PART, multi: true, useValue: config };
  return { kind, providers: [part, ...providers] };
}
