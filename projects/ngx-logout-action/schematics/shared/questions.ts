/** A property of a JSON schema: `x-prompt` asks for it, `default` is proposed, `description` says what it may be. */
export interface Question {
  type: 'string' | 'boolean';
  'x-prompt': string | { message: string; type: 'list'; items: { value: string; label: string }[] };
  default: string | boolean;
  description: string;
  enum?: string[];
  pattern?: string;
  /** The code of the error where it is answered wrongly. @default 103 */
  code?: number;
}

/** A path of the app: one slash, and not two, which a browser takes for another origin. */
const PATH = '/([^/\\\\].*)?';

export const pathQuestion = (message: string, proposal: string): Question => ({
  type: 'string',
  'x-prompt': message,
  default: proposal,
  pattern: `^${PATH}$`,
  description: "a path of the app that begins with one '/'",
});

export const redirectQuestion = (message: string, proposal: string): Question => ({
  type: 'string',
  'x-prompt': message,
  default: proposal,
  pattern: `^(home|login|${PATH})$`,
  description: "'home', 'login' or a path of the app that begins with one '/'",
});

export const urlQuestion = (message: string, proposal: string): Question => ({
  type: 'string',
  'x-prompt': message,
  default: proposal,
  pattern: `^(${PATH}|https?://.+)$`,
  description: "a path that begins with one '/', or an http(s) URL",
});

export const textQuestion = (message: string, proposal = ''): Question => ({
  type: 'string',
  'x-prompt': message,
  default: proposal,
  description: 'a text',
});

export const yesNoQuestion = (message: string, proposal: boolean): Question => ({
  type: 'boolean',
  'x-prompt': message,
  default: proposal,
  description: 'true or false',
});

/** One of a few, the first one proposed; a flag may say something else where `flags` is `'any'`. */
export const choice = (
  message: string,
  choices: Record<string, string>,
  flags: 'these' | 'any' = 'these',
): Question => {
  const values = Object.keys(choices);
  return {
    type: 'string',
    'x-prompt': {
      message,
      type: 'list',
      items: values.map((value) => ({ value, label: choices[value] ?? value })),
    },
    ...(flags === 'these' && { enum: values }),
    default: values[0] ?? '',
    description: `one of ${values.join(', ')}`,
  };
};

/** An option of the library that has a few choices, a label for each; its default is proposed. */
export const optionQuestion = <C extends string>(
  message: string,
  proposal: C,
  labels: Record<C, string>,
): Question => ({ ...choice(message, labels), default: proposal });

export const issuerQuestion = (message: string, proposal: string): Question => ({
  type: 'string',
  'x-prompt': message,
  default: proposal,
  pattern: '^https?://.+',
  description: 'an https URL',
});

export const requiredQuestion = (message: string, proposal: string): Question => ({
  type: 'string',
  'x-prompt': message,
  default: proposal,
  pattern: '.',
  description: 'a text that is not empty',
});
