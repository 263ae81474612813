// The one source of option names, defaults, and choices for the library, the schematics, and the devtools.
// It has no imports, so that the build of the schematics can read it.

/**
 * Every option that is data, with its default; `undefined` is none. A value has the type of the default, or else is text.
 * @hidden
 */
export const OPTION_DEFAULTS = {
  useDefaultSuccessHandler: true,
  inFlightBehavior: 'executeLast',
  redirectTo: 'login',
  spinnerContext: undefined,
  spinnerMessage: undefined,
  timeout: 30_000,
  decisionTimeout: 300_000,
  redirectMode: 'router',
} as const;

/**
 * The valid values of the options that have only a few.
 * @hidden
 */
export const OPTION_CHOICES = {
  inFlightBehavior: ['doNotExecute', 'executeAll', 'executeLast'],
  redirectMode: ['router', 'document'],
} as const;

/** The least values of the options that are milliseconds; without a limit, an open dialog would block an action forever. */
export const OPTION_MINIMA = { timeout: 0, decisionTimeout: Number.MIN_VALUE } as const;

/** The longest time that a timer of a browser can wait, in milliseconds. */
export const MAX_TIMER = 2 ** 31 - 1;
