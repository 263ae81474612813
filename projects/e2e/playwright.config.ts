import { defineConfig } from '@playwright/test';

import { findBrowsers } from './support/find-browser.ts';

const { whole, shell } = await findBrowsers().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exit(1);
});

// Each worker reads this file again; print this only once.
if (process.env['TEST_WORKER_INDEX'] === undefined) {
  for (const { path, found } of [whole, shell].filter((browser) => browser !== undefined)) {
    console.log(`Testing in ${path} (${found}).`);
  }
  if (!whole) {
    console.log('Tests of the back/forward cache need Chrome, Chromium or Edge; they do not run.');
  }
}

const launchOptions = {
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  // The back/forward cache is part of what is tested.
  ignoreDefaultArgs: ['--disable-back-forward-cache'],
};

export default defineConfig({
  testDir: 'specs',
  outputDir: '../../test-results',
  fullyParallel: true,
  snapshotPathTemplate: '{testDir}/../screenshots/{arg}{ext}',
  // Substitutes for tests that only Chromium can run.
  grepInvert: /@others/,
  workers: 2,
  forbidOnly: !!process.env['CI'],
  // Once more on a check of everything, for a driver that loses a page in an hour of tests. The list calls it flaky.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list']],
  // A shared machine may be three times slower than usual for minutes. Tests that need another time limit set it.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  projects: [
    { name: 'Chromium', ...(shell && { grepInvert: /@others|@history/ }) },
    ...(shell && whole
      ? [
          {
            name: 'Chromium, whole',
            grep: /@history/,
            use: { launchOptions: { ...launchOptions, executablePath: whole.path } },
          },
        ]
      : []),
  ],
  use: {
    browserName: 'chromium',
    launchOptions: { ...launchOptions, executablePath: (shell ?? whole)?.path ?? '' },
    // Recording slows everything down; TRACE=1 npm run test:e2e
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
  },
});
