import { join } from 'node:path';

import presets from 'jest-preset-angular/presets/index.js';

import base from '../../../jest.config.mjs';

// Transpiles without checking types: a mutant need not compile.
const tsconfig = '<rootDir>/projects/ngx-logout-action/mutation/tsconfig.json';

/** The unit tests as a mutant meets them: the specs of its folder first, and none after the first failure. */
export default {
  ...base,
  rootDir: '../../..',
  roots: ['<rootDir>/projects/ngx-logout-action/src'],
  transform: presets.createCjsPreset({ tsconfig }).transform,
  testEnvironment: join(import.meta.dirname, 'fail-fast-environment.cjs'),
  runner: join(import.meta.dirname, 'fail-fast-runner.cjs'),
  watchman: false,
};
