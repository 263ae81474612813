import { defineConfig } from '@playwright/test';

import { findBrowser } from './support/find-browser.ts';

const browser = await findBrowser().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exit(1);
});

// Each worker reads this file anew; once is enough to be told.
if (process.env['TEST_WORKER_INDEX'] === undefined) {
  console.log(`Testing in ${browser.path} (${browser.found}).`);
}

export default defineConfig({
  testDir: 'specs',
  outputDir: '../../test-results',
  fullyParallel: true,
  // Tests that stand in for one that only Chromium can do.
  grepInvert: /@others/,
  workers: 2,
  forbidOnly: !!process.env['CI'],
  reporter: [['list']],
  // A shared machine may be three times slower than usual for minutes; what has a time limit of its own says it.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  retries: process.env['CI'] ? 1 : 0,
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: browser.path,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      // The back/forward cache is part of what is tested.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    },
    // Recording slows everything down; TRACE=1 npm run test:e2e
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
  },
});
