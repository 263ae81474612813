// Conventional Commits, as described in CONTRIBUTING.md. Without `extends`, so that CI only needs
// the CLI.
const TYPES = [
  ...['feat', 'fix', 'perf', 'revert', 'docs', 'test'],
  ...['refactor', 'style', 'build', 'ci', 'chore'],
];

export default {
  parserPreset: {
    parserOpts: {
      headerPattern: /^(\w*)(?:\(([\w-]+)\))?!?: (.*)$/,
      headerCorrespondence: ['type', 'scope', 'subject'],
    },
  },
  rules: {
    'header-max-length': [2, 'always', 72],
    'type-empty': [2, 'never'],
    'type-enum': [2, 'always', TYPES],
    'subject-empty': [2, 'never'],
    'subject-case': [2, 'never', ['sentence-case', 'start-case', 'pascal-case', 'upper-case']],
    'subject-full-stop': [2, 'never', '.'],
    'body-leading-blank': [2, 'always'],
  },
};
