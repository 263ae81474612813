import { type Browser, chromium, type Page } from '@playwright/test';

import { openFigures } from '../../e2e/support/figures.ts';
import { findBrowsers } from '../../e2e/support/find-browser.ts';
import { median, type Row } from '../report/rows.ts';
import { sizesOf } from '../size/build.ts';
import { serveApps } from './serve-apps.ts';

const LOADS = 40;
/** Loads after which the browser is as quick as it gets. */
const WARM_UP = 5;

/** The small apps of the size benchmark, in production builds. */
const APPS = {
  base: 'without the library',
  'ours-directive': 'ours: the directive alone',
  'ours-readme': 'ours: the app of the README',
} as const;
type App = keyof typeof APPS;

const apps = Object.keys(APPS) as App[];

interface Load {
  /** Milliseconds of script until the page is idle. */
  readonly script: number;
  /** Bytes, after garbage collection. */
  readonly heap: number;
}

/** What the library costs while a small app starts: loads in turn, so that all meet the same conditions. */
export async function startupBench(): Promise<Row[]> {
  await sizesOf(apps, 'one-route');
  const { whole, shell } = await findBrowsers();
  const browser = await chromium.launch({
    executablePath: (whole ?? shell)?.path ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const server = await serveApps(apps);
  const loads: Record<App, Load[]> = { base: [], 'ours-directive': [], 'ours-readme': [] };
  try {
    for (let turn = 0; turn < WARM_UP + LOADS; turn++) {
      for (const app of apps) {
        const load = await measure(browser, `${server.url}${app}/`);
        if (turn >= WARM_UP) loads[app].push(load);
      }
    }
  } finally {
    await browser.close();
    server.close();
  }
  const script = (app: App) => median(loads[app].map((load) => load.script));
  // Differences turn by turn: what slows the machine down for a while slows down both.
  const more = (app: App, figure: keyof Load) =>
    median(loads[app].map((load, turn) => load[figure] - (loads.base[turn]?.[figure] ?? NaN)));
  return apps.map((app) => ({
    what: APPS[app],
    'ms of script': script(app),
    'ms more': more(app, 'script'),
    ratio: { value: script(app).value / script('base').value },
    'KiB of heap more': median(
      loads[app].map(({ heap }, turn) => (heap - (loads.base[turn]?.heap ?? NaN)) / 1_024),
    ),
  }));
}

async function measure(browser: Browser, url: string): Promise<Load> {
  const page = await browser.newPage();
  try {
    const client = await page.context().newCDPSession(page);
    await client.send('Performance.enable');
    await page.goto(url);
    await idle(page);
    const { metrics } = await client.send('Performance.getMetrics');
    const script = metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN;
    const figures = await openFigures(page);
    return { script: script * 1_000, heap: (await figures()).heap };
  } finally {
    await page.close();
  }
}

/** Waits until the page has nothing to do: a locator would run scripts that count. */
async function idle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => done(true))));
}
