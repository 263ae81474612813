import { LogoutConfigurationError } from './configuration-error';
import type { InFlightBehavior } from './in-flight-behavior';
import type { LogoutEventName, LogoutEventTargetOf } from './logout-events';
import { toList } from './to-list';

/** The property sheet of an action (the documentation page, "Properties" and "Events"). */
export interface LogoutActionOptions {
  /** @default `logoutAction1`, `logoutAction2`, … */
  name?: string;
  /**
   * Whether a successful call redirects as configured. While it is on, the configured events are not
   * triggered (the documentation page, "Use default success handler").
   * @default true
   */
  useDefaultSuccessHandler?: boolean;
  /** @default 'executeLast' */
  inFlightBehavior?: InFlightBehavior;
  /**
   * `'home'`, `'login'` (mapped by `withPages`) or a path of the app.
   * @default 'login'
   */
  redirectTo?: 'home' | 'login' | (string & {});
  /** The name or names of the widgets that show the spinner; `'page'` is the whole page. @default none */
  spinnerContext?: string | readonly string[];
  /** The text below the spinner. @default none */
  spinnerMessage?: string;
  /** Milliseconds for the request, token fetch and retry included; `0` waits for ever. @default 30_000 */
  timeout?: number;
  /** Milliseconds for guards and `onBeforeUpdate` together. @default 300_000 */
  decisionTimeout?: number;
  /** `'document'` loads the page anew and so drops all in-memory state. @default 'router' */
  redirectMode?: 'router' | 'document';
  /** Asked before the request; one `false` vetoes the call. */
  onBeforeUpdate?: OneOrMore<LogoutEventTargetOf<'onBeforeUpdate'>>;
  /** Told after a success, where the default handler is off. */
  onSuccess?: OneOrMore<LogoutEventTargetOf<'onSuccess'>>;
  /** Told after a failure, where the default handler is off. */
  onError?: OneOrMore<LogoutEventTargetOf<'onError'>>;
}

type OneOrMore<T> = T | readonly T[];

/** The property sheet with every default filled in; without a context or message they are `undefined`. */
export type ResolvedLogoutActionOptions = Required<
  Omit<LogoutActionOptions, 'spinnerContext' | 'spinnerMessage' | LogoutEventName>
> &
  Pick<LogoutActionOptions, 'spinnerContext' | 'spinnerMessage'> & {
    readonly [E in LogoutEventName]: readonly LogoutEventTargetOf<E>[];
  };

export const LOGOUT_EVENTS: readonly LogoutEventName[] = ['onBeforeUpdate', 'onSuccess', 'onError'];

const MAX_TIMER = 2 ** 31 - 1;

const DEFAULTS: Omit<ResolvedLogoutActionOptions, 'name'> = {
  useDefaultSuccessHandler: true,
  inFlightBehavior: 'executeLast',
  redirectTo: 'login',
  spinnerContext: undefined,
  spinnerMessage: undefined,
  timeout: 30_000,
  decisionTimeout: 300_000,
  redirectMode: 'router',
  onBeforeUpdate: [],
  onSuccess: [],
  onError: [],
};

const oneOf =
  (...values: readonly unknown[]) =>
  (value: unknown) =>
    values.includes(value);
const isText = (value: unknown) => typeof value === 'string';
const isTextOrList = (value: unknown) =>
  isText(value) || (Array.isArray(value) && value.every(isText));
const isTimer = (least: number) => (value: unknown) =>
  typeof value === 'number' && value >= least && value <= MAX_TIMER;
const isTarget = (value: unknown) => typeof value === 'function' || (isText(value) && value !== '');
const isTargets = (value: unknown) => toList(value).every(isTarget);

/** What each option must be, and how to say so. */
const RULES: Record<keyof LogoutActionOptions, readonly [(value: unknown) => boolean, string]> = {
  name: [isText, ngDevMode ? 'a string' : ''],
  useDefaultSuccessHandler: [oneOf(true, false), ngDevMode ? 'true or false' : ''],
  inFlightBehavior: [
    oneOf('doNotExecute', 'executeAll', 'executeLast'),
    ngDevMode ? "'doNotExecute', 'executeAll' or 'executeLast'" : '',
  ],
  redirectTo: [isText, ngDevMode ? "'home', 'login' or a path of the app" : ''],
  spinnerContext: [isTextOrList, ngDevMode ? 'a name or a list of names' : ''],
  spinnerMessage: [isText, ngDevMode ? 'a string' : ''],
  timeout: [isTimer(0), ngDevMode ? 'milliseconds from 0 (for ever) to 2147483647' : ''],
  decisionTimeout: [
    isTimer(Number.MIN_VALUE),
    ngDevMode ? 'milliseconds over 0, at most 2147483647' : '',
  ],
  redirectMode: [oneOf('router', 'document'), ngDevMode ? "'router' or 'document'" : ''],
  onBeforeUpdate: [isTargets, ngDevMode ? 'functions or names of actions' : ''],
  onSuccess: [isTargets, ngDevMode ? 'functions or names of actions' : ''],
  onError: [isTargets, ngDevMode ? 'functions or names of actions' : ''],
};

/**
 * The one place where options are judged.
 *
 * @throws LogoutConfigurationError LOGOUT-103 for an unknown option or a value that makes no sense.
 */
export function checkOptions(options: LogoutActionOptions): void {
  for (const [key, value] of Object.entries(options)) {
    const rule = Object.hasOwn(RULES, key) && RULES[key as keyof LogoutActionOptions];
    if (rule && (value === undefined || rule[0](value))) continue;
    throw new LogoutConfigurationError(
      103,
      ngDevMode &&
        (rule
          ? `'${key}' cannot be ${show(value)}. Give it ${rule[1]}.`
          : `there is no option '${key}'. The options are ${Object.keys(RULES).join(', ')}.`),
    );
  }
}

/**
 * The one place where options are merged: `changes` over `base`, `undefined` never overriding.
 *
 * @throws LogoutConfigurationError LOGOUT-103, see `checkOptions`.
 */
export function mergeOptions(
  base: ResolvedLogoutActionOptions,
  changes: LogoutActionOptions,
): ResolvedLogoutActionOptions {
  checkOptions(changes);
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return {
    ...base,
    ...Object.fromEntries(given.map(([key, value]) => [key, normalized(key, value)])),
  };
}

/** The property sheet of a new action. */
export function newOptions(
  name: string,
  options: LogoutActionOptions,
): ResolvedLogoutActionOptions {
  return { ...mergeOptions({ ...DEFAULTS, name }, options), name };
}

function normalized(key: string, value: unknown): unknown {
  if (LOGOUT_EVENTS.includes(key as LogoutEventName)) return toList(value);
  return value === '' && key.startsWith('spinner') ? undefined : value;
}

function show(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}
