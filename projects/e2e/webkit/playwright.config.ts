import { defineConfig } from '@playwright/test';

/** WebKit is driven by WebDriver, which Playwright's test runner knows nothing of: docs/browsers.md. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../../test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: !!process.env['CI'],
  reporter: [['list']],
  timeout: 30_000,
});
