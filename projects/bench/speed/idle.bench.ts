import { type Browser, chromium } from '@playwright/test';

import { findBrowsers } from '../../e2e/support/find-browser.ts';
import { median, type Row } from '../report/rows.ts';
import { sizesOf } from '../size/build.ts';
import { serveApps } from './serve-apps.ts';

/** Each click is a pointerdown and a pointerup. */
const CLICKS = 5_000;
const ROUNDS = 5;
/** The number of clicks to send before waiting for the browser. */
const BATCH = 100;

/** Production builds of apps with zone.js. */
const APPS = {
  without: 'zone-base',
  'a listener that does nothing': 'zone-base',
  ours: 'zone-ours-idle',
  '@ng-idle/core': 'zone-ng-idle',
  'angular-user-idle': 'zone-user-idle',
} as const;
type What = keyof typeof APPS;

const whats = Object.keys(APPS) as What[];
const apps = [...new Set(Object.values(APPS))];

/** Globals of the page. */
declare const ticks: () => number;
declare const writes: () => number;

interface Cost {
  readonly script: number;
  readonly ticks: number;
  readonly writes: number;
}

/**
 * Measures the cost of 10,000 trusted pointer events in apps that watch for idle users, and what
 * watching adds to their size.
 */
export async function idleBench(): Promise<Row[]> {
  await sizesOf(apps, 'one-route');
  const sizes = await sizesOf(
    ['base', 'ours-directive', 'ours-idle', 'ng-idle', 'angular-user-idle'],
    'one-route',
  );
  const { full, shell } = await findBrowsers();
  const browser = await chromium.launch({
    executablePath: (full ?? shell)?.path ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const server = await serveApps(apps);
  const costs: Record<What, Cost[]> = {
    without: [],
    'a listener that does nothing': [],
    ours: [],
    '@ng-idle/core': [],
    'angular-user-idle': [],
  };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const what of whats) {
        const url = `${server.url}${APPS[what]}/`;
        const listens = what === 'a listener that does nothing';
        costs[what].push(await measure(browser, url, listens));
      }
    }
  } finally {
    await browser.close();
    server.close();
  }
  const kB = (app: string, without: string) => ({
    value:
      ((sizes.get(app)?.initial.gzip ?? NaN) - (sizes.get(without)?.initial.gzip ?? NaN)) / 1_000,
  });
  const size: Partial<Record<What, { value: number }>> = {
    ours: kB('ours-idle', 'ours-directive'),
    '@ng-idle/core': kB('ng-idle', 'base'),
    'angular-user-idle': kB('angular-user-idle', 'base'),
  };
  const of = (what: What, cost: keyof Cost) => median(costs[what].map((each) => each[cost]));
  return whats.map((what) => ({
    what,
    'ms of script': of(what, 'script'),
    'ms more': median(
      costs[what].map(({ script }, round) => script - (costs.without[round]?.script ?? NaN)),
    ),
    ticks: of(what, 'ticks'),
    'storage writes': of(what, 'writes'),
    ...(size[what] && { 'kB gzip': size[what] }),
  }));
}

async function measure(browser: Browser, url: string, listens: boolean): Promise<Cost> {
  const page = await browser.newPage();
  try {
    await page.addInitScript(() => {
      let count = 0;
      // eslint-disable-next-line @typescript-eslint/unbound-method -- it gets its `this` below
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function (...item) {
        count++;
        setItem.apply(this, item);
      };
      Object.assign(globalThis, { writes: () => count });
    });
    await page.goto(url);
    // Playwright's waiting functions would leave listeners for pointer events on the page.
    await page.evaluate(async () => {
      while (!('ticks' in globalThis)) await new Promise((frame) => requestAnimationFrame(frame));
    });
    await page.waitForLoadState('networkidle');
    if (listens) {
      await page.evaluate(() => {
        // The native method, which zone.js has patched.
        const name = '__zone_symbol__addEventListener';
        const listen = Reflect.get(window, name) as typeof addEventListener;
        const options = { capture: true, passive: true };
        listen.call(window, 'pointerdown', () => undefined, options);
      });
    }
    const client = await page.context().newCDPSession(page);
    await client.send('Performance.enable');
    const look = async (): Promise<Cost> => {
      const counts = await page.evaluate(() => ({ ticks: ticks(), writes: writes() }));
      const { metrics } = await client.send('Performance.getMetrics');
      const script = metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN;
      return { script: script * 1_000, ...counts };
    };
    const click = (type: 'mousePressed' | 'mouseReleased') =>
      client.send('Input.dispatchMouseEvent', {
        type,
        x: 50,
        y: 50,
        button: 'left',
        clickCount: 1,
      });
    const before = await look();
    for (let clicks = 0; clicks < CLICKS; clicks += BATCH) {
      const batch = Array.from({ length: BATCH }, () => [
        click('mousePressed'),
        click('mouseReleased'),
      ]);
      await Promise.all(batch.flat());
    }
    const after = await look();
    return {
      script: after.script - before.script,
      ticks: after.ticks - before.ticks,
      writes: after.writes - before.writes,
    };
  } finally {
    await page.close();
  }
}
