import { isPromiseLike } from '../call/answer';

/** Shows a value in the text of an error. An object may have no text at all. */
export function showValue(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (Array.isArray(value)) return `[${value.map(showValue).join(', ')}]`;
  return Object(value) === value ? `[${typeof value}]` : String(value);
}

/** Whether a value is an object with named values. A factory that is asynchronous returns none. */
export function isRecord(value: unknown): value is object {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !isPromiseLike(value)
  );
}
