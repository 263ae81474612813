import { OPTION_DEFAULTS } from '../../src/lib/action/option-table';
import { literal } from '../shared/literal';
import { type ActionOptions, type ActionProperties } from './options';

/** The properties that differ from their defaults, each with its value as code. */
export function chosenProperties(options: ActionOptions): [name: string, code: string][] {
  return Object.entries(OPTION_DEFAULTS).flatMap(([name, byDefault]) => {
    const value = options[name as keyof ActionProperties] ?? byDefault;
    // Empty: no spinner, no message.
    if (value === undefined || value === '' || value === byDefault) return [];
    return [[name, literal(name === 'spinnerContext' ? contexts(String(value)) : value)]];
  });
}

/** An object literal of the given properties: on one line where it is short, else a line for each. */
export function objectLiteral(properties: [name: string, code: string][], indent: string): string {
  const pairs = properties.map(([name, code]) => `${name}: ${code}`);
  const short = `{ ${pairs.join(', ')} }`;
  return short.length < 45
    ? short
    : `{\n${pairs.map((p) => `${indent}  ${p},\n`).join('')}${indent}}`;
}

function contexts(list: string): string | string[] {
  const names = list.split(',').map((name) => name.trim());
  return names.length === 1 ? (names[0] ?? '') : names;
}
