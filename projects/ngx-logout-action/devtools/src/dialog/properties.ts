import {
  ɵOPTION_CHOICES as OPTION_CHOICES,
  ɵOPTION_DEFAULTS as OPTION_DEFAULTS,
} from 'ngx-logout-action';

/** A row of the property sheet as declared below. */
interface Line {
  readonly key: keyof typeof OPTION_DEFAULTS;
  readonly label: string;
  readonly description: string;
}

/** A row of the property sheet, ready to render. */
export interface Property extends Line {
  readonly byDefault: string;
  readonly kind: 'checkbox' | 'text' | 'number' | 'select';
  readonly choices: readonly string[];
}

/** The rows of the documentation page ("Properties"), followed by the ones this library adds. */
const LINES: readonly { readonly name: string; readonly lines: readonly Line[] }[] = [
  {
    name: 'Behavior',
    lines: [
      {
        key: 'useDefaultSuccessHandler',
        label: 'Use default success handler',
        description:
          'After signing out, the user is redirected as configured. While this is on, the configured events are not triggered.',
      },
      {
        key: 'inFlightBehavior',
        label: 'In-flight behavior',
        description:
          'What happens to calls made while another is pending: discard them all, run them one after another, or run only the last.',
      },
      {
        key: 'redirectTo',
        label: 'Redirect to',
        description: 'Where to go after signing out: home, login, or a path in the app.',
      },
      {
        key: 'redirectMode',
        label: 'Redirect mode',
        description: 'document reloads the page, which drops all in-memory state.',
      },
      {
        key: 'timeout',
        label: 'Timeout',
        description: 'Time limit for the request, in milliseconds; 0 for none.',
      },
      {
        key: 'decisionTimeout',
        label: 'Decision timeout',
        description: 'Time limit for guards and onBeforeUpdate together, in milliseconds.',
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
          'The widgets that show the spinner, separated by commas; page covers the whole page. Leave empty for no spinner.',
      },
      {
        key: 'spinnerMessage',
        label: 'Spinner message',
        description: 'The text below the spinner. Leave empty for none.',
      },
    ],
  },
];

/** The rows together with each option's entry in the option table. */
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

/** Parses a comma-separated list of names. A single name is returned as a string. */
export function contextsOf(text: string): string | string[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return names.length > 1 ? names : (names[0] ?? '');
}
