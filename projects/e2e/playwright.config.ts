import { defineConfig } from '@playwright/test';

import { findBrowsers } from './support/find-browser.ts';

const { full, shell } = await findBrowsers().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exit(1);
});

// Each worker loads this file again, but only the main process prints this.
if (process.env['TEST_WORKER_INDEX'] === undefined) {
  for (const { path, found } of [full, shell].filter((browser) => browser !== undefined)) {
    console.log(`Testing in ${path} (${found}).`);
  }
  if (!full) {
    console.log(
      'Tests of the back/forward cache do not run, because they need Chrome, Chromium, or Edge.',
    );
  }
}

const launchOptions = {
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  // Some tests need the back/forward cache.
  ignoreDefaultArgs: ['--disable-back-forward-cache'],
};

export default defineConfig({
  testDir: 'specs',
  outputDir: '../../test-results',
  fullyParallel: true,
  snapshotPathTemplate: '{testDir}/../screenshots/{arg}{ext}',
  // These tests replace some that only run in Chromium.
  grepInvert: /@others/,
  workers: 2,
  forbidOnly: !!process.env['CI'],
  // In CI, retries once, because the driver may lose a page in an hour of tests. The list marks
  // such tests as flaky.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list']],
  // A shared machine can be three times slower than usual for minutes. Tests that need another
  // limit set it.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  projects: [
    { name: 'Chromium', ...(shell && { grepInvert: /@others|@history/ }) },
    ...(shell && full
      ? [
          {
            name: 'Chromium, full',
            grep: /@history/,
            use: { launchOptions: { ...launchOptions, executablePath: full.path } },
          },
        ]
      : []),
  ],
  use: {
    browserName: 'chromium',
    launchOptions: { ...launchOptions, executablePath: (shell ?? full)?.path ?? '' },
    // Recording slows down all tests. To enable it: TRACE=1 npm run test:e2e
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
  },
});
