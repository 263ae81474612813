import base from './playwright.config.ts';

/** The same tests in Firefox, except for those that docs/browsers.md lists with the reason. */
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
    // Drives Debian's unmodified Firefox with WebDriver BiDi, so that Playwright's own build is not
    // needed.
    channel: 'moz-firefox',
    launchOptions: { executablePath: process.env['FIREFOX_BIN'] ?? '/usr/bin/firefox-esr' },
  },
};
