import { type SchematicContext, SchematicsException } from '@angular-devkit/schematics';

import { type OPTION_CHOICES, OPTION_DEFAULTS } from '../../src/lib/action/option-table';
import { ask } from '../shared/ask';
import {
  choice,
  optionQuestion,
  type Question,
  redirectQuestion,
  textQuestion,
  yesNoQuestion,
} from '../shared/questions';

/** The property sheet, as flags. */
export interface ActionProperties {
  useDefaultSuccessHandler?: boolean;
  inFlightBehavior?: (typeof OPTION_CHOICES.inFlightBehavior)[number];
  redirectTo?: string;
  /** Separated by commas. */
  spinnerContext?: string;
  spinnerMessage?: string;
  timeout?: number;
  decisionTimeout?: number;
  redirectMode?: (typeof OPTION_CHOICES.redirectMode)[number];
}

/** The flags of `ng generate ngx-logout-action:action`. */
export interface ActionOptions extends ActionProperties {
  project?: string;
  type?: 'logout';
  name?: string;
  owner?: 'page' | 'application';
  component?: string;
  skipTests?: boolean;
}

/** What the wizard can only know once it has looked at the app. */
export interface Surroundings {
  /** Names that an action of the app bears already. */
  readonly taken: ReadonlySet<string>;
  /** The classes of its components, the bootstrapped one first. */
  readonly components: readonly string[];
}

const nameQuestion = (proposal: string): Question => ({
  type: 'string',
  'x-prompt': 'What is it called?',
  default: proposal,
  pattern: '^[a-zA-Z_][A-Za-z0-9_]+$',
  description: 'two or more letters, digits and underscores, not beginning with a digit',
  code: 101,
});

/**
 * The steps of WaveMaker's New Action wizard: type, name, owner, then the properties (the documentation page,
 * "Action Creation").
 */
export async function askFor(
  flags: ActionOptions,
  { taken, components }: Surroundings,
  context: SchematicContext,
): Promise<ActionOptions & { name: string }> {
  const identity = await ask(context, flags, {
    type: choice('Which type of action?', { logout: 'Logout' }),
    name: nameQuestion(nextName(taken)),
    owner: choice('Who owns it?', {
      page: 'a page: it lives as long as its component',
      application: 'the application: it is available everywhere',
    }),
  });
  const name = String(identity.name);
  if (taken.has(name)) {
    throw new SchematicsException(
      `LOGOUT-102: the name '${name}' is in use. Choose another one, such as '${nextName(taken)}'.`,
    );
  }
  const answers = await ask(context, identity, {
    ...(identity.owner === 'page' && {
      component: choice(
        'Which component?',
        Object.fromEntries(components.map((component) => [component, component])),
        'any',
      ),
    }),
    useDefaultSuccessHandler: yesNoQuestion(
      'Redirect on success, as configured?',
      OPTION_DEFAULTS.useDefaultSuccessHandler,
    ),
    inFlightBehavior: optionQuestion<(typeof OPTION_CHOICES.inFlightBehavior)[number]>(
      'What happens to calls made while one is pending?',
      OPTION_DEFAULTS.inFlightBehavior,
      {
        executeLast: 'only the last one is carried out (executeLast)',
        executeAll: 'all are carried out, one by one (executeAll)',
        doNotExecute: 'they are discarded (doNotExecute)',
      },
    ),
    redirectTo: redirectQuestion(
      'Where does it lead: home, login or a path of the app?',
      OPTION_DEFAULTS.redirectTo,
    ),
    spinnerContext: textQuestion("Which widgets show the spinner (names, 'page', or none)?"),
    spinnerMessage: textQuestion('Which text stands below it (or none)?'),
  });
  return { ...answers, name };
}

/** As the library numbers actions that have no name. */
function nextName(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`logoutAction${number}`)) number++;
  return `logoutAction${number}`;
}
