import {
  ɵOPTION_CHOICES as OPTION_CHOICES,
  ɵOPTION_DEFAULTS as OPTION_DEFAULTS,
} from 'ngx-logout-action';

type Key = keyof typeof OPTION_DEFAULTS;

/** A row of the property sheet as declared below. */
interface Line {
  readonly key: Key;
  readonly label: string;
  readonly hint?: string;
  /** What each value of a choice means. */
  readonly meanings?: Readonly<Record<string, string>>;
}

/** A row of the property sheet, ready to render. */
export interface Property {
  readonly key: Key;
  readonly label: string;
  readonly hint: string;
  readonly kind: 'checkbox' | 'text' | 'number' | 'choice' | 'combobox';
  readonly choices: readonly { readonly value: string; readonly meaning: string }[];
}

/** The two groups of WaveMaker's page ("Properties"), followed by the options that this library adds. */
const LINES: readonly { readonly name: string; readonly lines: readonly Line[] }[] = [
  {
    name: 'Behavior',
    lines: [
      {
        key: 'useDefaultSuccessHandler',
        label: 'Use default success handler',
        hint: 'If on, redirects and triggers no events.',
      },
      {
        key: 'inFlightBehavior',
        label: 'In-flight behavior',
        hint: 'For calls made while one is pending.',
        meanings: {
          doNotExecute: 'All are discarded.',
          executeAll: 'All run, one by one.',
          executeLast: 'Only the last one runs.',
        },
      },
      { key: 'redirectTo', label: 'Redirect to', hint: 'Where the user goes after a sign-out.' },
    ],
  },
  {
    name: 'Spinner',
    lines: [
      {
        key: 'spinnerContext',
        label: 'Spinner context',
        hint: 'Elements that show it, separated by commas. Empty: none.',
      },
      {
        key: 'spinnerMessage',
        label: 'Spinner message',
        hint: 'Text below the spinner. Empty: none.',
      },
    ],
  },
  {
    name: 'More',
    lines: [
      {
        key: 'timeout',
        label: 'Timeout',
        hint: 'Milliseconds for the request. 0: no limit.',
      },
      {
        key: 'decisionTimeout',
        label: 'Decision timeout',
        hint: 'Milliseconds for guards and onBeforeUpdate.',
      },
      {
        key: 'redirectMode',
        label: 'Redirect mode',
        meanings: {
          router: 'Navigates in the app.',
          document: 'Reloads the page; nothing stays in memory.',
        },
      },
    ],
  },
];

/** The rows, joined with their entries in the option table. */
export const PROPERTY_GROUPS: readonly {
  readonly name: string;
  readonly properties: readonly Property[];
}[] = LINES.map(({ name, lines }) => ({ name, properties: lines.map(propertyOf) }));

function propertyOf({ key, label, hint = '', meanings = {} }: Line): Property {
  const values = (OPTION_CHOICES as Partial<Record<string, readonly string[]>>)[key] ?? [];
  const byDefault = OPTION_DEFAULTS[key];
  const choices = values.map((value) => ({
    value,
    meaning: `${meanings[value] ?? ''}${value === byDefault ? ' Default.' : ''}`,
  }));
  const shown = byDefault === undefined || choices.length ? '' : ` Default: ${textOf(byDefault)}.`;
  return { key, label, hint: hint + shown, kind: kindOf(key), choices };
}

function kindOf(key: Key): Property['kind'] {
  if (key === 'redirectTo' || key === 'spinnerContext') return 'combobox';
  if (key in OPTION_CHOICES) return 'choice';
  const byDefault = OPTION_DEFAULTS[key];
  if (typeof byDefault === 'boolean') return 'checkbox';
  return typeof byDefault === 'number' ? 'number' : 'text';
}

function textOf(value: string | number | boolean): string {
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
}

/** Splits a comma-separated list of names. */
export function namesOf(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}
