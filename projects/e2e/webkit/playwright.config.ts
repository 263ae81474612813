import { defineConfig } from '@playwright/test';

/** Tests drive WebKit with WebDriver, which Playwright does not support; see docs/browsers.md. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../../test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: !!process.env['CI'],
  // In CI, retries once, because the driver may lose a page in an hour of tests. The list marks
  // such tests as flaky.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list']],
  // A shared machine can be three times slower than usual for minutes. Tests that need another
  // limit set it.
  timeout: 60_000,
  expect: { timeout: 10_000 },
});
