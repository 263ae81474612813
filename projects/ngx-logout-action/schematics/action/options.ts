import { type SchematicContext, SchematicsException } from '@angular-devkit/schematics';

import { type OPTION_CHOICES, OPTION_DEFAULTS } from '../../src/lib/action/option-table';
import { ask } from '../shared/ask';
import { type ProjectFlags } from '../shared/projects';
import {
  choice,
  optionQuestion,
  type Question,
  redirectQuestion,
  textQuestion,
  withSlash,
  yesNoQuestion,
} from '../shared/questions';

/** The property sheet as flags. */
export interface ActionProperties {
  useDefaultSuccessHandler?: boolean;
  inFlightBehavior?: (typeof OPTION_CHOICES.inFlightBehavior)[number];
  redirectTo?: string;
  /** Names, separated by commas. */
  spinnerContext?: string;
  spinnerMessage?: string;
  timeout?: number;
  decisionTimeout?: number;
  redirectMode?: (typeof OPTION_CHOICES.redirectMode)[number];
}

/** The flags of `ng generate ngx-logout-action:action`. */
export interface ActionOptions extends ActionProperties, ProjectFlags {
  type?: 'logout';
  name?: string;
  owner?: 'page' | 'application';
  component?: string;
  skipTests?: boolean;
}

/** What the wizard knows about the project. */
export interface Surroundings {
  /** The action names already in use. */
  readonly taken: ReadonlySet<string>;
  /** The component classes, the bootstrapped one first. */
  readonly components: readonly string[];
}

const nameQuestion = (proposal: string): Question => ({
  type: 'string',
  'x-prompt': 'What is the name of the action?',
  default: proposal,
  pattern: '^[a-zA-Z_][A-Za-z0-9_]+$',
  description:
    'at least two letters, digits, or underscores, where the first character is not a digit',
  code: 101,
});

/**
 * Asks the questions of WaveMaker's New Action wizard: type, name, owner, then the properties (WaveMaker's documentation,
 * "Action Creation").
 */
export async function askFor(
  flags: ActionOptions,
  { taken, components }: Surroundings,
  context: SchematicContext,
): Promise<ActionOptions & { name: string }> {
  const identity = await ask(context, flags, {
    type: choice('What type of action do you want to create?', { logout: 'Logout' }),
    name: nameQuestion(nextName(taken)),
    owner: choice('What owns the action?', {
      page: 'A page: the action lives as long as its component',
      application: 'The application: the action lives as long as the app',
    }),
  });
  const name = String(identity.name);
  if (taken.has(name)) {
    throw new SchematicsException(
      `LOGOUT-102: The name '${name}' is already in use. Choose another name, such as '${nextName(taken)}'.`,
    );
  }
  const answers = await ask(context, identity, {
    ...(identity.owner === 'page' && {
      component: choice(
        'Which component owns the action?',
        Object.fromEntries(components.map((component) => [component, component])),
        'any',
      ),
    }),
    useDefaultSuccessHandler: yesNoQuestion(
      'Redirect after a successful sign-out? (Configured events are not triggered then.)',
      OPTION_DEFAULTS.useDefaultSuccessHandler,
    ),
    inFlightBehavior: optionQuestion<(typeof OPTION_CHOICES.inFlightBehavior)[number]>(
      'What happens to calls made while one is pending?',
      OPTION_DEFAULTS.inFlightBehavior,
      {
        executeLast: 'Only the last one runs (executeLast)',
        executeAll: 'All of them run, one by one (executeAll)',
        doNotExecute: 'They are discarded (doNotExecute)',
      },
    ),
    redirectTo: redirectQuestion(
      'Where does the user go after the sign-out: home, login, or a path of the app?',
      OPTION_DEFAULTS.redirectTo,
    ),
    spinnerContext: textQuestion(
      "Which elements show the spinner? (Names separated by commas, 'page', or nothing.)",
    ),
    spinnerMessage: textQuestion('What is the text below the spinner? (Optional.)'),
  });
  return { ...answers, name, redirectTo: withSlash(answers.redirectTo, ['home', 'login']) };
}

/** Uses the same numbers as the library for unnamed actions. */
function nextName(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`logoutAction${number}`)) number++;
  return `logoutAction${number}`;
}
