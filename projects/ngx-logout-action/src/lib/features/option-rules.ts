import { type DevText, LogoutConfigurationError } from '../action/errors';

/** What an option must be, as a text and as a test. */
export type OptionRule = readonly [expected: DevText, matches: (value: unknown) => boolean];

/** Whether a value is a string that is not empty. */
export const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '';
/** Whether a value is a function. */
export const isFunction = (value: unknown): boolean => typeof value === 'function';
/** Whether a value is an object with named values. */
export const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const TEXT: OptionRule = [ngDevMode && 'a string that is not empty', isText];
export const FUNCTION: OptionRule = [ngDevMode && 'a function', isFunction];
export const OBJECT: OptionRule = [ngDevMode && 'an object', isRecord];

/**
 * Checks the options of a feature.
 *
 * @param source the function that got the options, in development.
 * @param prefix the prefix of their names in errors.
 * @throws LogoutConfigurationError LOGOUT-112 for an unknown option or an invalid value.
 */
export function checkByRules(
  source: DevText,
  options: object,
  rules: Record<string, OptionRule>,
  prefix = '',
): void {
  const invalid = (problem: DevText) =>
    new LogoutConfigurationError(112, ngDevMode && `${problem} Check the options of ${source}().`);
  if (!isRecord(options)) {
    throw invalid(ngDevMode && `Invalid options ${show(options)}. Expected an object.`);
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
        ngDevMode && `Invalid value ${show(value)} for '${prefix}${key}'. Expected ${expected}.`,
      );
    }
  }
}

function show(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}
