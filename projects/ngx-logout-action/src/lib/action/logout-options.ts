import type { DestroyRef } from '@angular/core';

import { assertActionName } from './action-name';
import { type DevText, LogoutConfigurationError } from './errors';
import {
  type AnyEventTarget,
  isEventTarget,
  LOGOUT_EVENTS,
  type LogoutEventName,
} from './event-targets';
import { MAX_TIMER, OPTION_CHOICES, OPTION_DEFAULTS, OPTION_MINIMA } from './option-table';
import { isRecord, showValue } from './values';

/**
 * What happens to calls made while one is pending (WaveMaker's documentation, "In Flight Behavior").
 *
 * - `doNotExecute`: they are discarded (`busy`).
 * - `executeAll`: they run one by one, in order, even if one of them fails.
 * - `executeLast`: only the last one runs; the earlier ones are discarded (`superseded`).
 */
export type InFlightBehavior = 'doNotExecute' | 'executeAll' | 'executeLast';

/** The properties of an action (WaveMaker's documentation, "Properties"). */
export interface LogoutProperties {
  /**
   * The name of the action: at least two letters, digits, or underscores, not starting with a digit.
   * @default `logoutAction1`, `logoutAction2`, …
   */
  name?: string | undefined;
  /**
   * Whether a successful call redirects the user. If so, the configured events are not triggered
   * (WaveMaker's documentation, "Use default success handler").
   * @default true
   */
  useDefaultSuccessHandler?: boolean | undefined;
  /** What happens to calls made while one is pending. @default 'executeLast' */
  inFlightBehavior?: InFlightBehavior | undefined;
  /**
   * Where a successful call redirects: `'home'`, `'login'` (see `withPages`), or a path of the app.
   * @default 'login'
   */
  redirectTo?: 'home' | 'login' | (string & {}) | undefined;
  /**
   * The name or names of the elements that show the spinner; `'page'` is the whole page.
   * @default none
   */
  spinnerContext?: string | readonly string[] | undefined;
  /** The text below the spinner. @default none */
  spinnerMessage?: string | undefined;
  /**
   * Milliseconds for the request, including an XSRF token refresh and the retry; `0` means no limit.
   * @default 30_000
   */
  timeout?: number | undefined;
  /** Milliseconds for the guards and `onBeforeUpdate` together. @default 300_000 */
  decisionTimeout?: number | undefined;
  /**
   * How in-app redirects happen: with the Router, or by loading the page again, which drops all in-memory state.
   * @default 'router'
   */
  redirectMode?: 'router' | 'document' | undefined;
}

/** The options of an action, with events of any type, for the steps of a call. `LogoutActionOptions` types the events. */
export interface AnyLogoutOptions extends LogoutProperties {
  onBeforeUpdate?: AnyEventTarget | readonly AnyEventTarget[] | undefined;
  onSuccess?: AnyEventTarget | readonly AnyEventTarget[] | undefined;
  onError?: AnyEventTarget | readonly AnyEventTarget[] | undefined;
}

/** The properties with every default filled in. */
export type ResolvedLogoutProperties = {
  readonly [
    P in Exclude<keyof LogoutProperties, 'spinnerContext' | 'spinnerMessage'>
  ]-?: NonNullable<LogoutProperties[P]>;
} & Readonly<Pick<LogoutProperties, 'spinnerContext' | 'spinnerMessage'>>;

/** The options with every default filled in, and each event as a list of targets. */
export type AnyResolvedOptions = ResolvedLogoutProperties &
  Readonly<Record<LogoutEventName, readonly AnyEventTarget[]>>;

/** The options of one call. They override those of its action. */
export interface LogoutCall {
  /** Passed to guards, events, and the backend. It is not sent to the server unless `body` maps it. */
  data?: unknown;
  /** `'home'`, `'login'`, or a path of the app. */
  redirectTo?: string | undefined;
  /** Overrides `useDefaultSuccessHandler` of the action for this call, events included. */
  useDefaultSuccessHandler?: boolean | undefined;
  /** The name or names of the elements that show the spinner. */
  spinnerContext?: string | readonly string[] | undefined;
  /** The text below the spinner. */
  spinnerMessage?: string | undefined;
  /**
   * Skips guards and `onBeforeUpdate`, for sign-outs that must not be vetoed.
   * @default false
   */
  force?: boolean | undefined;
}

const DEFAULTS: Omit<AnyResolvedOptions, 'name'> = {
  ...OPTION_DEFAULTS,
  onBeforeUpdate: [],
  onSuccess: [],
  onError: [],
};

const OPTIONS = ['name', ...Object.keys(DEFAULTS)];

const CALL_OPTIONS: readonly (keyof LogoutCall)[] = [
  'data',
  'redirectTo',
  'useDefaultSuccessHandler',
  'spinnerContext',
  'spinnerMessage',
  'force',
];

/** What an option accepts, for error messages. */
const EXPECTED: Partial<Record<string, string>> = ngDevMode
  ? {
      useDefaultSuccessHandler: 'true or false',
      force: 'true or false',
      inFlightBehavior: "'doNotExecute', 'executeAll', or 'executeLast'",
      redirectTo: "'home', 'login', or a path of the app",
      spinnerContext: 'a name or a list of names',
      spinnerMessage: 'a string',
      timeout: 'milliseconds from 0 (no limit) to 2147483647',
      decisionTimeout: 'milliseconds over 0, at most 2147483647',
      redirectMode: "'router' or 'document'",
      owner: "'page' or 'application'",
      destroyRef: 'a DestroyRef',
    }
  : {};

/**
 * Checks the options of an action.
 *
 * @throws LogoutConfigurationError LOGOUT-103 for an unknown option or an invalid value, LOGOUT-101 for a malformed name.
 */
export function checkOptions(options: AnyLogoutOptions): void {
  check(options, OPTIONS);
}

/**
 * Checks the options of a new action, its lifetime included.
 *
 * @throws LogoutConfigurationError LOGOUT-103 for an unknown option or an invalid value, LOGOUT-101 for a malformed name.
 */
export function checkNewAction(options: object): void {
  check(options, [...OPTIONS, 'owner', 'destroyRef']);
}

/**
 * Checks the options of one call.
 *
 * @throws LogoutConfigurationError LOGOUT-103 for an unknown option or an invalid value.
 */
export function checkCall(call: LogoutCall): void {
  check(call, CALL_OPTIONS);
}

/** Merges checked `changes` into `base`. `undefined` never overrides. */
export function mergeOptions<T extends object>(base: T, changes: AnyLogoutOptions): T {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return {
    ...base,
    ...Object.fromEntries(given.map(([key, value]) => [key, normalized(key, value)])),
  };
}

/** Merges the checked options of a call into those of its action. */
export function mergeCall<T extends object>(base: T, call: LogoutCall): T {
  const { redirectTo, useDefaultSuccessHandler, spinnerContext, spinnerMessage } = call;
  return mergeOptions(base, {
    redirectTo,
    useDefaultSuccessHandler,
    spinnerContext,
    spinnerMessage,
  });
}

/** The options of a new action. */
export function resolveOptions(name: string, options: AnyLogoutOptions): AnyResolvedOptions {
  return { ...mergeOptions({ ...DEFAULTS, name }, options), name };
}

/** A list of one value, of several, or of none. */
export function toList<T>(value: T | readonly T[] | undefined): readonly T[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

function check(values: object, known: readonly string[]): void {
  if (!isRecord(values)) {
    refuse(ngDevMode && `Invalid options ${showValue(values)}. Expected an object, not a Promise.`);
  }
  for (const [key, value] of Object.entries(values)) {
    if (!known.includes(key)) {
      refuse(ngDevMode && `Unknown option '${key}'. Use one of: ${known.join(', ')}.`);
    }
    if (value === undefined) continue;
    if (key === 'name') assertActionName(value);
    else if (!isValid(key, value)) {
      refuse(
        ngDevMode &&
          `Invalid value ${showValue(value)} for '${key}'. ` +
            `Expected ${EXPECTED[key] ?? 'functions or names of actions'}.`,
      );
    }
  }
}

function refuse(text: DevText): never {
  throw new LogoutConfigurationError(103, text);
}

const CHOICES: Partial<Record<string, readonly unknown[]>> = {
  ...OPTION_CHOICES,
  owner: ['page', 'application'],
};
const MINIMA: Partial<Record<string, number>> = OPTION_MINIMA;

/** An option without choices has the type of its default, or is a string. */
function isValid(key: string, value: unknown): boolean {
  if (key === 'data') return true;
  if (key === 'force') return typeof value === 'boolean';
  if (key === 'destroyRef')
    return typeof (value as Partial<DestroyRef> | null)?.onDestroy === 'function';
  if (isEvent(key)) return toList(value).every(isEventTarget);
  if (key === 'spinnerContext') return toList(value).every((name) => typeof name === 'string');
  if (CHOICES[key]) return CHOICES[key].includes(value);
  if (typeof value !== typeof (DEFAULTS[key as keyof typeof DEFAULTS] ?? '')) return false;
  return typeof value !== 'number' || (value >= (MINIMA[key] ?? 0) && value <= MAX_TIMER);
}

function isEvent(key: string): boolean {
  return LOGOUT_EVENTS.includes(key as LogoutEventName);
}

function normalized(key: string, value: unknown): unknown {
  if (isEvent(key)) return toList(value);
  return value === '' && key.startsWith('spinner') ? undefined : value;
}
