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

type Rule = (value: unknown) => boolean;

const isText: Rule = (value) => typeof value === 'string';
const isTextOrList: Rule = (value) => toList(value).every(isText);
const isTargets: Rule = (value) =>
  toList(value).every(
    (target) => typeof target === 'function' || (isText(target) && target !== ''),
  );
const oneOf =
  (...values: readonly unknown[]): Rule =>
  (value) =>
    values.includes(value);
const isTimer =
  (least: number): Rule =>
  (value) =>
    typeof value === 'number' && value >= least && value <= MAX_TIMER;

/** What each option must be. */
const RULES: Record<keyof LogoutActionOptions, Rule> = {
  name: isText,
  useDefaultSuccessHandler: oneOf(true, false),
  inFlightBehavior: oneOf('doNotExecute', 'executeAll', 'executeLast'),
  redirectTo: isText,
  spinnerContext: isTextOrList,
  spinnerMessage: isText,
  timeout: isTimer(0),
  decisionTimeout: isTimer(Number.MIN_VALUE),
  redirectMode: oneOf('router', 'document'),
  onBeforeUpdate: isTargets,
  onSuccess: isTargets,
  onError: isTargets,
};

/** How to say so, in development. */
const HINTS: Partial<Record<string, string>> = ngDevMode
  ? {
      name: 'a string',
      useDefaultSuccessHandler: 'true or false',
      inFlightBehavior: "'doNotExecute', 'executeAll' or 'executeLast'",
      redirectTo: "'home', 'login' or a path of the app",
      spinnerContext: 'a name or a list of names',
      spinnerMessage: 'a string',
      timeout: 'milliseconds from 0 (for ever) to 2147483647',
      decisionTimeout: 'milliseconds over 0, at most 2147483647',
      redirectMode: "'router' or 'document'",
    }
  : {};

/**
 * The one place where options are judged.
 *
 * @throws LogoutConfigurationError LOGOUT-103 for an unknown option or a value that makes no sense.
 */
export function checkOptions(options: LogoutActionOptions): void {
  for (const [key, value] of Object.entries(options)) {
    const rule = Object.hasOwn(RULES, key) && RULES[key as keyof LogoutActionOptions];
    if (rule && (value === undefined || rule(value))) continue;
    throw new LogoutConfigurationError(
      103,
      ngDevMode &&
        (rule
          ? `'${key}' cannot be ${show(value)}. Give it ${HINTS[key] ?? 'functions or names of actions'}.`
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
