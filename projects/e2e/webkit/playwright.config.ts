import { defineConfig } from '@playwright/test';

/** WebKit is driven by WebDriver, which Playwright's test runner knows nothing of: docs/browsers.md. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../../test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: !!process.env['CI'],
  reporter: [['list']],
  // A shared machine may be three times slower than usual for minutes; what has a time limit of its own says it.
  timeout: 60_000,
  expect: { timeout: 10_000 },
});
