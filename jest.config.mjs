import presets from 'jest-preset-angular/presets/index.js';

const tsconfig = '<rootDir>/projects/ngx-logout-action/tsconfig.spec.json';

export default {
  ...presets.createCjsPreset({ tsconfig }),
  testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env',
  roots: ['<rootDir>/projects/ngx-logout-action', '<rootDir>/projects/playground'],
  setupFilesAfterEnv: ['<rootDir>/projects/ngx-logout-action/src/testing/setup-jest.ts'],
  moduleNameMapper: {
    '^ngx-logout-action$': '<rootDir>/projects/ngx-logout-action/src/public-api.ts',
    '^ngx-logout-action/(.*)$': '<rootDir>/projects/ngx-logout-action/$1/src/public-api.ts',
  },
  // Uses all cores; by default, jest leaves one for the editor.
  maxWorkers: '100%',
  collectCoverageFrom: ['projects/ngx-logout-action/src/lib/**/*.ts'],
  coverageDirectory: 'coverage',
};
