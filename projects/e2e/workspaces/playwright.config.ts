import base from '../playwright.config.ts';
import type { WorkspaceOptions } from './workspace.ts';

/** Exact releases instead of ranges, so that the tested versions only change with a commit. */
export default {
  ...base,
  testDir: '.',
  outputDir: '../../../test-results',
  testMatch: 'workspaces.spec.ts',
  fullyParallel: false,
  timeout: 300_000,
  projects: [
    { name: 'Angular 21', use: { cli: '21.2.27' } satisfies WorkspaceOptions },
    { name: 'Angular 22', use: { cli: '22.2.7' } satisfies WorkspaceOptions },
  ],
};
