import { InjectionToken, type Type } from '@angular/core';

import { LogoutConfigurationError } from 'ngx-logout-action';

/** The texts of the warning. */
export interface IdleTexts {
  /** The heading. @default 'Are you still there?' */
  title: string;
  /** What is about to happen, and why. @default 'You have been inactive for a while. To protect your account, you will be signed out.' */
  message: string;
  /** The remaining time, in seconds. @default '60 seconds left', for example */
  remaining: (seconds: number) => string;
  /** The button that keeps the user signed in. @default 'Stay signed in' */
  stay: string;
  /** The button that signs the user out. @default 'Sign out now' */
  signOut: string;
}

/** Texts of the warning that an app replaces. Missing ones keep their defaults. */
export type IdleTextOptions = { readonly [K in keyof IdleTexts]?: IdleTexts[K] | undefined };

/** Options of `withIdleLogout()`: when inactive users are signed out, and how they are warned. */
export interface IdleLogoutOptions {
  /** Milliseconds without activity until the sign-out, including the warning. Must be over 0. */
  after: number;
  /**
   * Milliseconds that the warning lasts, at least 20,000
   * ([WCAG 2.2.1](https://www.w3.org/TR/WCAG22/#timing-adjustable)), or 0 for no warning.
   * @default 60_000
   */
  warnBefore?: number | undefined;
  /**
   * The DOM events that count as activity. Events dispatched by scripts never count.
   * @default ['pointerdown', 'keydown', 'wheel', 'touchstart']
   */
  activity?: readonly string[] | undefined;
  /**
   * Whether activity in same-origin iframes counts.
   * @default false
   */
  frames?: boolean | undefined;
  /**
   * Milliseconds after which `IdleLogout.pause()` ends automatically.
   * @default 1_800_000 (30 minutes)
   */
  maxPause?: number | undefined;
  /**
   * A component to show instead of the warning dialog, or `false` for none. It can inject `IdleLogout`, and is destroyed when
   * the warning ends.
   * @default an accessible dialog with a countdown
   */
  dialog?: Type<unknown> | false | undefined;
  /**
   * Texts of the default dialog, or a function that returns them. The function runs in an injection context each time the
   * warning opens.
   */
  texts?: IdleTextOptions | (() => IdleTextOptions) | undefined;
}

/** Returns a component, or loads it. */
export type DialogLoader = () => Type<unknown> | Promise<Type<unknown>>;

/** The options with defaults. */
export interface ResolvedIdleOptions {
  readonly after: number;
  /** Milliseconds without activity until the warning. */
  readonly warnAt: number;
  readonly activity: readonly string[];
  readonly frames: boolean;
  readonly maxPause: number;
  /** Returns the component of the warning. */
  readonly dialog: DialogLoader | false;
  readonly texts: IdleTextOptions | (() => IdleTextOptions);
}

/** Not provided unless the app uses `withIdleLogout()`. */
export const IDLE_OPTIONS = new InjectionToken<ResolvedIdleOptions>('IDLE_OPTIONS');

/** WCAG 2.2.1: users must have at least 20 seconds to extend the time. */
const SHORTEST_WARNING = 20_000;

/** The longest delay of a browser timer. */
const LONGEST = 2 ** 31 - 1;

/** Used in development error messages. */
const EXPECTED = {
  after: 'milliseconds over 0',
  warnBefore: "milliseconds from 20,000 to less than 'after', or 0",
  activity: 'names of DOM events',
  maxPause: 'milliseconds over 0',
  dialog: 'a component class, or false',
  frames: 'true or false',
  texts: 'an object of texts, or a function',
};

/**
 * Checks the options and fills in their defaults.
 *
 * @throws LogoutConfigurationError LOGOUT-113 for an unknown or invalid one.
 */
export function resolveIdleOptions(
  given: IdleLogoutOptions,
  defaultDialog: DialogLoader,
): ResolvedIdleOptions {
  // JavaScript code may pass `null`.
  const options = (given as IdleLogoutOptions | null) ?? ({} as IdleLogoutOptions);
  const {
    after,
    warnBefore = 60_000,
    activity = ['pointerdown', 'keydown', 'wheel', 'touchstart'],
    frames = false,
    maxPause = 30 * 60_000,
    dialog,
    texts = {},
  } = options;
  const valid = {
    after: isTime(after),
    warnBefore:
      warnBefore === 0 ||
      (isTime(warnBefore) && warnBefore >= SHORTEST_WARNING && warnBefore < after),
    activity: isNames(activity),
    maxPause: isTime(maxPause),
    dialog: !dialog || typeof dialog === 'function',
    frames: typeof frames === 'boolean',
    texts: ['function', 'object'].includes(typeof texts),
  };
  if (ngDevMode) checkNames(options, Object.keys(valid));
  const wrong = (Object.keys(valid) as (keyof typeof valid)[]).find((name) => !valid[name]);
  if (wrong) {
    const value: unknown = wrong === 'warnBefore' ? warnBefore : options[wrong];
    throw new LogoutConfigurationError(
      113,
      ngDevMode &&
        `Invalid value ${String(value)} for '${wrong}' of withIdleLogout(). ` +
          `Expected ${EXPECTED[wrong]}.`,
    );
  }
  return {
    after,
    warnAt: after - warnBefore,
    activity,
    frames,
    maxPause,
    dialog: dialog === undefined ? defaultDialog : dialog && (() => dialog),
    texts,
  };
}

function checkNames(options: object, known: readonly string[]): void {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new LogoutConfigurationError(
    113,
    `Unknown option '${unknown}' of withIdleLogout(). The options are ${known.join(', ')}.`,
  );
}

function isTime(value: unknown): boolean {
  return typeof value === 'number' && value > 0 && value <= LONGEST;
}

function isNames(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string')
  );
}
