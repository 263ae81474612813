import base from './playwright.config.ts';

/** The same tests in Firefox, but for those that docs/browsers.md names with the reason. */
export default {
  ...base,
  testIgnore: [
    'accessibility',
    'actions-dialog*',
    'backend-for-frontend',
    'documentation*',
    'example-*',
    'expired-sessions',
    'in-flight',
    'material',
    'ng-module',
    'without-test-mode',
  ].map((name) => `${name}.spec.ts`),
  grepInvert: /@chromium|@once/,
  projects: [{ name: 'Firefox' }],
  use: {
    ...base.use,
    browserName: 'firefox',
    // Debian's Firefox as it is, by WebDriver BiDi; Playwright's own build is not needed.
    channel: 'moz-firefox',
    launchOptions: { executablePath: process.env['FIREFOX_BIN'] ?? '/usr/bin/firefox-esr' },
  },
};
