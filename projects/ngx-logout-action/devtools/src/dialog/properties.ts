import {
  ɵOPTION_CHOICES as OPTION_CHOICES,
  ɵOPTION_DEFAULTS as OPTION_DEFAULTS,
} from 'ngx-logout-action';

/** One line of the property sheet, as it is written down below. */
interface Line {
  readonly key: keyof typeof OPTION_DEFAULTS;
  readonly label: string;
  readonly description: string;
}

/** One line of the property sheet. */
export interface Property extends Line {
  readonly byDefault: string;
  readonly kind: 'checkbox' | 'text' | 'number' | 'select';
  readonly choices: readonly string[];
}

/** The sheet as the documentation page has it ("Properties"), and ours below. */
const LINES: readonly { readonly name: string; readonly lines: readonly Line[] }[] = [
  {
    name: 'Behavior',
    lines: [
      {
        key: 'useDefaultSuccessHandler',
        label: 'Use default success handler',
        description:
          'On success the person is redirected as configured. While it is on, the configured events are not triggered.',
      },
      {
        key: 'inFlightBehavior',
        label: 'In-flight behavior',
        description:
          'What becomes of calls made while one is pending: all are discarded, carried out one by one, or only the last one is carried out.',
      },
      {
        key: 'redirectTo',
        label: 'Redirect to',
        description: 'Where a sign-out leads: home, login or a path of the app.',
      },
      {
        key: 'redirectMode',
        label: 'Redirect mode',
        description: 'document loads the page anew, and so drops all in-memory state.',
      },
      {
        key: 'timeout',
        label: 'Timeout',
        description: 'Milliseconds for the request; 0 waits for ever.',
      },
      {
        key: 'decisionTimeout',
        label: 'Decision timeout',
        description: 'Milliseconds for guards and onBeforeUpdate together.',
      },
    ],
  },
  {
    name: 'Spinner',
    lines: [
      {
        key: 'spinnerContext',
        label: 'Spinner context',
        description:
          'The widgets that show the spinner, separated by commas; page is the whole page. Empty: no spinner.',
      },
      {
        key: 'spinnerMessage',
        label: 'Spinner message',
        description: 'The text below the spinner. Empty: none.',
      },
    ],
  },
];

/** The same with what the library knows of each option. */
export const PROPERTY_GROUPS: readonly {
  readonly name: string;
  readonly properties: readonly Property[];
}[] = LINES.map(({ name, lines }) => ({ name, properties: lines.map(propertyOf) }));

function propertyOf(line: Line): Property {
  const choices = (OPTION_CHOICES as Partial<Record<string, readonly string[]>>)[line.key] ?? [];
  const byDefault = OPTION_DEFAULTS[line.key];
  const kind = choices.length ? 'select' : kindOf(byDefault);
  return { ...line, byDefault: shown(byDefault), kind, choices };
}

function kindOf(byDefault: unknown): 'checkbox' | 'text' | 'number' {
  if (typeof byDefault === 'boolean') return 'checkbox';
  return typeof byDefault === 'number' ? 'number' : 'text';
}

function shown(byDefault: string | number | boolean | undefined): string {
  if (typeof byDefault === 'boolean') return byDefault ? 'on' : 'off';
  return byDefault === undefined ? 'none' : String(byDefault);
}

/** Names separated by commas; one name stays a plain one. */
export function contextsOf(text: string): string | string[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return names.length > 1 ? names : (names[0] ?? '');
}
