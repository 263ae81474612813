import base from '../playwright.config.ts';
import { FRAMEWORKS } from './frameworks.ts';
import { type BackendOptions } from './test.ts';

export default {
  ...base,
  testDir: '.',
  outputDir: '../../../test-results',
  globalSetup: './build-app.ts',
  fullyParallel: false,
  projects: FRAMEWORKS.map(({ name }) => ({ name, use: { name } satisfies BackendOptions })),
};
