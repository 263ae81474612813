import { MAX_TIMER, OPTION_CHOICES, OPTION_DEFAULTS, OPTION_MINIMA } from '../action/option-table';
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

const DEFAULTS: Omit<ResolvedLogoutActionOptions, 'name'> = {
  ...OPTION_DEFAULTS,
  onBeforeUpdate: [],
  onSuccess: [],
  onError: [],
};

const CHOICES: Partial<Record<string, readonly unknown[]>> = OPTION_CHOICES;
const MINIMA: Partial<Record<string, number>> = OPTION_MINIMA;

const isText = (value: unknown) => typeof value === 'string';
const isTarget = (value: unknown) => typeof value === 'function' || (isText(value) && value !== '');

function isValid(key: string, value: unknown): boolean {
  if (LOGOUT_EVENTS.includes(key as LogoutEventName)) return toList(value).every(isTarget);
  if (key === 'spinnerContext') return toList(value).every(isText);
  if (CHOICES[key]) return CHOICES[key].includes(value);
  const byDefault = DEFAULTS[key as keyof typeof DEFAULTS] ?? '';
  const min = MINIMA[key] ?? 0;
  return (
    typeof value === typeof byDefault &&
    (typeof value !== 'number' || (value >= min && value <= MAX_TIMER))
  );
}

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
  const known = ['name', ...Object.keys(DEFAULTS)];
  for (const [key, value] of Object.entries(options)) {
    const isKnown = known.includes(key);
    if (isKnown && (value === undefined || isValid(key, value))) continue;
    throw new LogoutConfigurationError(
      103,
      ngDevMode &&
        (isKnown
          ? `'${key}' cannot be ${show(value)}. Give it ${HINTS[key] ?? 'functions or names of actions'}.`
          : `there is no option '${key}'. The options are ${known.join(', ')}.`),
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
