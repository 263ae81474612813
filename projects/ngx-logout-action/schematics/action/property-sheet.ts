import { OPTION_DEFAULTS } from '../../src/lib/action/option-table';
import { literal } from '../shared/literal';
import { type ActionOptions, type ActionProperties } from './options';

/** The properties that differ from their defaults, each with its value as code. */
export function chosenProperties(options: ActionOptions): [name: string, code: string][] {
  return Object.entries(OPTION_DEFAULTS).flatMap(([name, byDefault]) => {
    const value = options[name as keyof ActionProperties] ?? byDefault;
    // An empty string means no spinner or message.
    if (value === undefined || value === '' || value === byDefault) return [];
    return [[name, literal(name === 'spinnerContext' ? contexts(String(value)) : value)]];
  });
}

/** An object literal on one line; `formatted` wraps it. */
export function objectLiteral(properties: [name: string, code: string][]): string {
  return `{ ${properties.map(([name, code]) => `${name}: ${code}`).join(', ')} }`;
}

function contexts(list: string): string | string[] {
  const names = list.split(',').map((name) => name.trim());
  return names.length === 1 ? (names[0] ?? '') : names;
}
