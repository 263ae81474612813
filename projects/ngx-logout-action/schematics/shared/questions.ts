/** A property of a JSON schema. `x-prompt` is the question, and `description` completes "Expected …" in an error. */
export interface Question {
  type: 'string' | 'boolean';
  'x-prompt': string | { message: string; type: 'list'; items: { value: string; label: string }[] };
  default: string | boolean;
  description: string;
  enum?: string[];
  pattern?: string;
  /** The error code of an invalid answer. @default 103 */
  code?: number;
}

/**
 * A path of the app; `withSlash` adds a missing slash. Browsers treat `//` and `/\\` as another origin, and ignore some
 * white space in between.
 */
const PATH = '(/|/?[^/:\\\\\\s][^:\\\\\\s]*|/[^/\\\\\\s][^\\\\\\s]*)';
const PATH_DESCRIPTION = "a path of the app, such as '/login'";

/** A path with its leading slash. @param keywords values that are not paths. */
export function withSlash<T extends string | undefined>(
  path: T,
  keywords: readonly string[] = [],
): T | string {
  const isComplete = !path || keywords.includes(path) || /^(\/|https?:)/.test(path);
  return isComplete ? path : `/${path}`;
}

export const pathQuestion = (message: string, proposal: string): Question => ({
  type: 'string',
  'x-prompt': message,
  default: proposal,
  pattern: `^${PATH}$`,
  description: PATH_DESCRIPTION,
});

export const redirectQuestion = (message: string, proposal: string): Question => ({
  type: 'string',
  'x-prompt': message,
  default: proposal,
  pattern: `^${PATH}$`,
  description: `'home', 'login', or ${PATH_DESCRIPTION}`,
});

export const urlQuestion = (message: string, proposal: string): Question => ({
  type: 'string',
  'x-prompt': message,
  default: proposal,
  pattern: `^(${PATH}|https?://.+)$`,
  description: "a path, such as '/logout', or an http(s) URL",
});

export const textQuestion = (message: string, proposal = ''): Question => ({
  type: 'string',
  'x-prompt': message,
  default: proposal,
  description: 'text',
});

export const yesNoQuestion = (message: string, proposal: boolean): Question => ({
  type: 'boolean',
  'x-prompt': message,
  default: proposal,
  description: 'true or false',
});

/** A choice among a few values; the default is the first one. With `'any'`, a flag may have other values. */
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
    description: `one of: ${values.join(', ')}`,
  };
};

/** Minutes, the last of which is a warning; 0 for never. */
export const minutesQuestion = (message: string): Question => ({
  type: 'string',
  'x-prompt': message,
  default: '0',
  pattern: '^(0|[2-9]|[1-9][0-9]{1,3})$',
  description: 'whole minutes from 2 to 9999, or 0',
});

/** An option of the library with a few values and their labels. */
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
  description: 'text that is not empty',
});
