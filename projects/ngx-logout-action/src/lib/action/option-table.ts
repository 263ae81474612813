// The one source of option names, defaults, and choices for the library, the schematics, and the devtools.
// It has no imports, so that the build of the schematics can read it.

/**
 * All options that are plain data, with their defaults. `undefined` means no default. A value has the type of its default, or is
 * a string.
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
 * The valid values of options with a fixed set of values.
 * @hidden
 */
export const OPTION_CHOICES = {
  inFlightBehavior: ['doNotExecute', 'executeAll', 'executeLast'],
  redirectMode: ['router', 'document'],
} as const;

/** Minimum values in milliseconds. `decisionTimeout` must not be 0, or an open dialog would block an action forever. */
export const OPTION_MINIMA = { timeout: 0, decisionTimeout: Number.MIN_VALUE } as const;

/** The longest delay of a browser timer, in milliseconds. */
export const MAX_TIMER = 2 ** 31 - 1;
