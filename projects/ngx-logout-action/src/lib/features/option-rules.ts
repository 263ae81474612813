import { type DevText, LogoutConfigurationError } from '../action/errors';
import { isRecord, showValue } from '../action/values';
import { isWebOrigin } from '../call/safe-redirect';

/** What an option must be, as a text and as a test. */
export type OptionRule = readonly [expected: DevText, matches: (value: unknown) => boolean];

/** Whether a value is a string that is not empty. */
export const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '';
/** Whether a value is a function. */
export const isFunction = (value: unknown): boolean => typeof value === 'function';

export const TEXT: OptionRule = [ngDevMode && 'a string that is not empty', isText];
export const FUNCTION: OptionRule = [ngDevMode && 'a function', isFunction];
export const OBJECT: OptionRule = [ngDevMode && 'an object', isRecord];

/**
 * Checks the options of a feature.
 *
 * @param code the code of the error.
 * @param source the function that got the options, in development.
 * @param prefix the prefix of their names in errors.
 * @throws LogoutConfigurationError for an unknown option or an invalid value.
 */
export function checkByRules(
  code: number,
  source: DevText,
  options: object,
  rules: Record<string, OptionRule>,
  prefix = '',
): void {
  const invalid = (problem: DevText) =>
    new LogoutConfigurationError(code, ngDevMode && `${problem} Check the options of ${source}().`);
  if (!isRecord(options)) {
    throw invalid(
      ngDevMode && `Invalid options ${showValue(options)}. Expected an object, not a Promise.`,
    );
  }
  for (const [key, value] of Object.entries(options) as [string, unknown][]) {
    const rule = Object.hasOwn(rules, key) ? rules[key] : undefined;
    if (!rule) {
      const known = Object.keys(rules).join(', ');
      throw invalid(ngDevMode && `Unknown option '${prefix}${key}'. The options are ${known}.`);
    }
    const [expected, matches] = rule;
    if (value !== undefined && !matches(value)) {
      throw invalid(
        ngDevMode &&
          `Invalid value ${showValue(value)} for '${prefix}${key}'. Expected ${expected}.`,
      );
    }
  }
}

/**
 * Checks the functions that a feature takes.
 *
 * @param source the function that they are passed to, in development.
 * @throws LogoutConfigurationError LOGOUT-103 for anything but a function.
 */
export function checkFunctions(source: DevText, values: readonly unknown[]): void {
  const wrong = values.findIndex((value) => !isFunction(value));
  if (wrong < 0) return;
  throw new LogoutConfigurationError(
    103,
    ngDevMode && `Invalid value ${showValue(values[wrong])} for ${source}(). Expected a function.`,
  );
}

/**
 * Checks that each origin is spelled like `URL.origin`: another spelling would never match.
 *
 * @throws LogoutConfigurationError LOGOUT-107
 */
export function checkOrigins(origins: readonly string[]): void {
  const wrong = origins.findIndex((origin) => !isWebOrigin(origin));
  if (wrong < 0) return;
  throw new LogoutConfigurationError(
    107,
    ngDevMode &&
      `Invalid origin ${showValue(origins[wrong])}. Write scheme, host, and port (unless it is the default): ` +
        "'https://id.example.org'.",
  );
}
