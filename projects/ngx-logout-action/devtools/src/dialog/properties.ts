import { type ResolvedLogoutActionOptions } from 'ngx-logout-action';

type PropertyKey = Exclude<
  keyof ResolvedLogoutActionOptions,
  'name' | 'onBeforeUpdate' | 'onSuccess' | 'onError'
>;

/** One line of the property sheet. */
export interface Property {
  readonly key: PropertyKey;
  readonly label: string;
  readonly description: string;
  readonly byDefault: string;
  readonly kind: 'checkbox' | 'text' | 'number' | 'select';
  readonly choices?: readonly string[];
}

/** The sheet as the documentation page has it ("Properties"), and ours below. */
export const PROPERTY_GROUPS: readonly { name: string; properties: readonly Property[] }[] = [
  {
    name: 'Behavior',
    properties: [
      {
        key: 'useDefaultSuccessHandler',
        label: 'Use default success handler',
        description:
          'On success the person is redirected as configured. While it is on, the configured events are not triggered.',
        byDefault: 'on',
        kind: 'checkbox',
      },
      {
        key: 'inFlightBehavior',
        label: 'In-flight behavior',
        description:
          'What becomes of calls made while one is pending: all are discarded, carried out one by one, or only the last one is carried out.',
        byDefault: 'executeLast',
        kind: 'select',
        choices: ['doNotExecute', 'executeAll', 'executeLast'],
      },
      {
        key: 'redirectTo',
        label: 'Redirect to',
        description: 'Where a sign-out leads: home, login or a path of the app.',
        byDefault: 'login',
        kind: 'text',
      },
      {
        key: 'redirectMode',
        label: 'Redirect mode',
        description: 'document loads the page anew, and so drops all in-memory state.',
        byDefault: 'router',
        kind: 'select',
        choices: ['router', 'document'],
      },
      {
        key: 'timeout',
        label: 'Timeout',
        description: 'Milliseconds for the request; 0 waits for ever.',
        byDefault: '30000',
        kind: 'number',
      },
      {
        key: 'decisionTimeout',
        label: 'Decision timeout',
        description: 'Milliseconds for guards and onBeforeUpdate together.',
        byDefault: '300000',
        kind: 'number',
      },
    ],
  },
  {
    name: 'Spinner',
    properties: [
      {
        key: 'spinnerContext',
        label: 'Spinner context',
        description:
          'The widgets that show the spinner, separated by commas; page is the whole page. Empty: no spinner.',
        byDefault: 'none',
        kind: 'text',
      },
      {
        key: 'spinnerMessage',
        label: 'Spinner message',
        description: 'The text below the spinner. Empty: none.',
        byDefault: 'none',
        kind: 'text',
      },
    ],
  },
];

/** Names separated by commas; one name stays a plain one. */
export function contextsOf(text: string): string | string[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return names.length > 1 ? names : (names[0] ?? '');
}
