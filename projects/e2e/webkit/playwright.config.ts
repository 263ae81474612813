import { defineConfig } from '@playwright/test';

/** WebKit is driven by WebDriver, which Playwright's test runner knows nothing of: docs/browsers.md. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../../test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: !!process.env['CI'],
  // Once more on a check of everything, for a driver that loses a page in an hour of tests. The list calls it flaky.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list']],
  // A shared machine may be three times slower than usual for minutes. Tests that need another time limit set it.
  timeout: 60_000,
  expect: { timeout: 10_000 },
});
