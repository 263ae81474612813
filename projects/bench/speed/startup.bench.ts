import { type Browser, chromium, type Page } from '@playwright/test';

import { openFigures } from '../../e2e/support/figures.ts';
import { findBrowsers } from '../../e2e/support/find-browser.ts';
import { median, type Row } from '../report/rows.ts';
import { sizesOf } from '../size/build.ts';
import { serveApps } from './serve-apps.ts';

const LOADS = 40;
/** The number of loads until the browser has reached its full speed. */
const WARM_UP = 5;

/** Production builds of the small apps of the size benchmark. The first one is the baseline. */
const APPS: Record<string, string> = {
  base: 'without a sign-out',
  'by-hand-service': 'service by hand, 25 lines',
  'ours-directive': 'ours: with the directive',
  'ours-readme': 'ours: the app of the README',
  'keycloak-js': 'keycloak-js',
  'angular-oauth2-oidc': 'angular-oauth2-oidc',
  'angular-auth-oidc-client': 'angular-auth-oidc-client',
  'auth0-angular': '@auth0/auth0-angular',
  'msal-angular': '@azure/msal-angular',
  'ngx-spinner': 'ngx-spinner',
  'material-overlay': 'Material spinner, CDK Overlay',
  'ng-idle': '@ng-idle/core',
};

const apps = Object.keys(APPS);

interface Load {
  /** Milliseconds of script until the page is idle. */
  readonly script: number;
  /** KiB, after garbage collection. */
  readonly heap: number;
}

/**
 * Measures the cost of each contender at the start of a small app. The apps load in turns, so that
 * all have the same conditions.
 */
export async function startupBench(): Promise<Row[]> {
  await sizesOf(apps, 'one-route');
  const { full, shell } = await findBrowsers();
  const browser = await chromium.launch({
    executablePath: (full ?? shell)?.path ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const server = await serveApps(apps);
  const loads = new Map(apps.map((app) => [app, [] as Load[]]));
  try {
    for (let turn = 0; turn < WARM_UP + LOADS; turn++) {
      // Reverses the order in every second turn, so that no app has an advantage.
      for (const app of turn % 2 ? apps : apps.toReversed()) {
        const load = await measure(browser, `${server.url}${app}/`);
        if (turn >= WARM_UP) loads.get(app)?.push(load);
      }
    }
  } finally {
    await browser.close();
    server.close();
  }
  const of = (app: string) => loads.get(app) ?? [];
  // Computes differences per turn, because temporary load of the machine slows down both.
  const more = (app: string, figure: keyof Load) =>
    median(of(app).map((load, turn) => load[figure] - (of('base')[turn]?.[figure] ?? NaN)));
  return apps.map((app) => ({
    what: APPS[app] ?? app,
    'ms of script': median(of(app).map(({ script }) => script)),
    'ms more': more(app, 'script'),
    'KiB of heap more': more(app, 'heap'),
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
    return { script: script * 1_000, heap: (await figures()).heap / 1_024 };
  } finally {
    await page.close();
  }
}

/** Waits until the page is idle. A locator would run scripts that are counted. */
async function idle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => done(true))));
}
