import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';

import { type InitialSize, initialSize } from './build.ts';

/** Bytes, gzip, that each of them may add to an app with Router and HttpClient: what they add now, and 2 % more. */
const BUDGETS = {
  'ours-service': 6_790,
  'ours-directive': 8_260,
  'ours-spinner': 11_370,
  'ours-everything': 13_930,
} as const;

/** What tells that a feature is in a bundle, and the apps that have it. What is not used is not there. */
const MARKS: readonly (readonly [feature: string, mark: string, apps: readonly string[]])[] = [
  ['the spinner', 'logout-spinner-overlay', ['ours-spinner', 'ours-everything']],
  ['other tabs', 'new BroadcastChannel', ['ours-everything']],
  ['what options of the request need', 'serializeBody()', ['ours-everything']],
  ['storage', 'sessionStorage', ['ours-everything']],
  ['the directive', '"data-logout-action"', ['ours-directive', 'ours-spinner', 'ours-everything']],
];

describe('what the library adds to a production build', () => {
  let base: InitialSize;
  const sizes = new Map<string, InitialSize>();

  before(async () => {
    base = await initialSize('base');
    for (const app of Object.keys(BUDGETS)) sizes.set(app, await initialSize(app));
  });

  for (const [app, budget] of Object.entries(BUDGETS)) {
    it(`is within its budget: ${app}, ${budget} bytes`, () => {
      const added = (sizes.get(app)?.gzip ?? Infinity) - base.gzip;
      assert.ok(added <= budget, `${added} bytes`);
    });
  }

  for (const [feature, mark, apps] of MARKS) {
    it(`is only what is used: ${feature}`, () => {
      const occurrences = (text: string) => text.split(mark).length - 1;
      const inBase = occurrences(base.text);
      const having = [...sizes].filter(([, { text }]) => occurrences(text) > inBase);
      assert.deepEqual(
        having.map(([app]) => app),
        apps,
      );
    });
  }
});
