import presets from 'jest-preset-angular/presets/index.js';

const dist = '<rootDir>/dist/ngx-logout-action/fesm2022';

/**
 * Runs the spec of an example against the built package with jest. The workspace tests run it with
 * Vitest.
 */
export default {
  ...presets.createCjsPreset({
    tsconfig: '<rootDir>/projects/e2e/jest-consumer/tsconfig.json',
  }),
  rootDir: '../../..',
  testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env',
  roots: ['<rootDir>/examples/standalone'],
  setupFilesAfterEnv: ['<rootDir>/projects/ngx-logout-action/src/testing/setup-jest.ts'],
  moduleNameMapper: {
    '^ngx-logout-action$': `${dist}/ngx-logout-action.mjs`,
    '^ngx-logout-action/testing$': `${dist}/ngx-logout-action-testing.mjs`,
  },
};
