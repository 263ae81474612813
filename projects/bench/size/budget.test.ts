import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';

import { type AppSize, ROUTES, type Routes, sizesOf } from './build.ts';

/** The bytes (gzip) that the library adds to the initial JavaScript, and to the lazy chunks. */
interface Added {
  readonly initial: number;
  readonly lazy: number;
}

/** The last recorded sizes. A build may exceed them by 2 %. */
const RECORDED: Record<string, Record<Routes, Added>> = {
  'ours-service': {
    'one-route': { initial: 12_988, lazy: 6_744 },
    'lazy-routes': { initial: 12_774, lazy: 6_786 },
  },
  'ours-directive': {
    'one-route': { initial: 14_935, lazy: 6_744 },
    'lazy-routes': { initial: 14_398, lazy: 6_783 },
  },
  'ours-readme': {
    'one-route': { initial: 15_185, lazy: 6_744 },
    'lazy-routes': { initial: 14_701, lazy: 6_786 },
  },
  'ours-idle': {
    'one-route': { initial: 20_314, lazy: 8_475 },
    'lazy-routes': { initial: 19_989, lazy: 8_614 },
  },
  'ours-spinner': {
    'one-route': { initial: 15_306, lazy: 6_744 },
    'lazy-routes': { initial: 14_569, lazy: 6_783 },
  },
  'ours-everything': {
    'one-route': { initial: 20_755, lazy: 6_744 },
    'lazy-routes': { initial: 19_580, lazy: 6_780 },
  },
};
const APPS = Object.keys(RECORDED);

const TOLERANCE = 1.02;
/** Bytes by which the lazy chunks of pages can differ between builds. */
const NOISE = 50;

/**
 * A text that identifies a feature in a bundle, and the apps whose initial JavaScript may contain
 * it.
 */
const MARKS: readonly (readonly [feature: string, mark: string, apps: readonly string[]])[] = [
  ['the picture of the spinner', 'logout-spinner-overlay', []],
  ['other tabs', 'new BroadcastChannel', ['ours-idle', 'ours-everything']],
  ['the warning of idle sign-outs', 'logout-idle-dialog', []],
  ['options of the request', 'serializeBody()', ['ours-everything']],
  ['caches', 'caches.open(', ['ours-everything']],
  [
    'the directive',
    'data-logout-action',
    ['ours-directive', 'ours-readme', 'ours-idle', 'ours-spinner', 'ours-everything'],
  ],
];

for (const routes of ROUTES) {
  describe(`The library in a production build with ${routes}`, () => {
    let base: AppSize;
    let sizes: Map<string, AppSize>;

    before(async () => {
      sizes = await sizesOf(['base', ...APPS], routes);
      base = sizeOf('base');
      sizes.delete('base');
    });

    const sizeOf = (app: string) => {
      const size = sizes.get(app);
      assert.ok(size, app);
      return size;
    };

    for (const app of APPS) {
      it(`adds no more than its budget: ${app}`, (test) => {
        const recorded = RECORDED[app]?.[routes] ?? { initial: 0, lazy: 0 };
        const { initial, lazy } = sizeOf(app);
        const added: Added = {
          initial: initial.gzip - base.initial.gzip,
          lazy: lazy.gzip - base.lazy.gzip,
        };
        test.diagnostic(
          `${app}: ${added.initial} bytes at the start, ${added.lazy} in lazy chunks`,
        );
        for (const part of ['initial', 'lazy'] as const) {
          const limit = Math.max(recorded[part] * TOLERANCE, NOISE);
          assert.ok(
            added[part] <= limit,
            `${part}: ${added[part]} bytes, recorded ${recorded[part]}`,
          );
        }
      });
    }

    for (const [feature, mark, apps] of MARKS) {
      it(`only adds features that the app uses: ${feature}`, () => {
        const occurrences = ({ initial }: AppSize) => initial.text.split(mark).length - 1;
        const having = APPS.filter((app) => occurrences(sizeOf(app)) > occurrences(base));
        assert.deepEqual(having, apps);
      });
    }
  });
}
