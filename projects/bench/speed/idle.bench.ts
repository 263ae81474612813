import { type Browser, chromium } from '@playwright/test';

import { findBrowsers } from '../../e2e/support/find-browser.ts';
import { median, type Row } from '../report/rows.ts';
import { sizesOf } from '../size/build.ts';
import { serveApps } from './serve-apps.ts';

/** Clicks; each is a pointerdown and a pointerup. */
const CLICKS = 5_000;
const ROUNDS = 5;
/** Clicks that are requested at once, before waiting for the browser. */
const BATCH = 100;

/** Apps with zone.js, in production builds. */
const APPS = {
  'zone-base': 'without',
  'zone-ours-idle': 'ours',
  'zone-ng-idle': '@ng-idle/core',
  'zone-user-idle': 'angular-user-idle',
} as const;
type App = keyof typeof APPS;

const apps = Object.keys(APPS) as App[];

/** In the page. */
declare const ticks: () => number;
declare const writes: () => number;

interface Cost {
  readonly script: number;
  readonly ticks: number;
  readonly writes: number;
}

/** What 10,000 trusted pointer events cost an app that watches for idle users, and what watching adds to its size. */
export async function idleBench(): Promise<Row[]> {
  await sizesOf(apps, 'one-route');
  const sizes = await sizesOf(
    ['base', 'ours-directive', 'ours-idle', 'ng-idle', 'angular-user-idle'],
    'one-route',
  );
  const { whole, shell } = await findBrowsers();
  const browser = await chromium.launch({
    executablePath: (whole ?? shell)?.path ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const server = await serveApps(apps);
  const costs: Record<App, Cost[]> = {
    'zone-base': [],
    'zone-ours-idle': [],
    'zone-ng-idle': [],
    'zone-user-idle': [],
  };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const app of apps) costs[app].push(await measure(browser, `${server.url}${app}/`));
    }
  } finally {
    await browser.close();
    server.close();
  }
  const kB = (app: string, without: string) => ({
    value:
      ((sizes.get(app)?.initial.gzip ?? NaN) - (sizes.get(without)?.initial.gzip ?? NaN)) / 1_000,
  });
  const size: Partial<Record<App, { value: number }>> = {
    'zone-ours-idle': kB('ours-idle', 'ours-directive'),
    'zone-ng-idle': kB('ng-idle', 'base'),
    'zone-user-idle': kB('angular-user-idle', 'base'),
  };
  const of = (app: App, cost: keyof Cost) => median(costs[app].map((each) => each[cost]));
  return apps.map((app) => ({
    what: APPS[app],
    'ms of script': of(app, 'script'),
    'ms more': median(
      costs[app].map(({ script }, round) => script - (costs['zone-base'][round]?.script ?? NaN)),
    ),
    ticks: of(app, 'ticks'),
    'storage writes': of(app, 'writes'),
    ...(size[app] && { 'kB gzip': size[app] }),
  }));
}

async function measure(browser: Browser, url: string): Promise<Cost> {
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
    await page.waitForFunction(() => 'ticks' in globalThis);
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
