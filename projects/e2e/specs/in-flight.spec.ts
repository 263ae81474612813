import type { Page } from '@playwright/test';

import { expect, test } from '../support/test.ts';

const track = (page: Page, behavior: string) => page.locator(`[data-track=${behavior}]`);

/** The outcomes that the timeline shows for the clicks. */
const outcomes = (page: Page, behavior: string) =>
  track(page, behavior)
    .locator('[data-call]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-outcome')));

const phases = (page: Page, behavior: string, call: number) =>
  track(page, behavior)
    .locator(`[data-call="${call}"] [data-phase]`)
    .evaluateAll((bars) => bars.map((bar) => bar.getAttribute('data-phase')));

async function play(page: Page, { server, guard = '0 s' }: { server: string; guard?: string }) {
  await page.getByLabel('The server takes').selectOption(server);
  await page.getByLabel('The guard takes').selectOption(guard);
  await page.getByRole('button', { name: 'Click six times' }).click();
}

/** Holds back the first request of each track until all six clicks are made. */
async function playBeforeTheFirstResponse(page: Page) {
  let sendRequests: () => void = () => undefined;
  const clicked = new Promise<void>((resolve) => (sendRequests = resolve));
  await page.route('/rehearsals/*/*/logout', async (route) => {
    await clicked;
    await route.continue();
  });
  await play(page, { server: '0 s' });
  for (const { behavior } of TRACKS) {
    await expect(track(page, behavior).locator('[data-call]')).toHaveCount(6);
  }
  sendRequests();
}

/** Each track announces its outcomes when all calls have settled. */
async function expectEnd(page: Page) {
  const behaviors = ['executeLast', 'executeAll', 'doNotExecute'];
  for (const behavior of behaviors) {
    await expect(track(page, behavior).getByRole('status')).toContainText('6:', {
      timeout: 20_000,
    });
  }
}

const TRACKS = [
  {
    behavior: 'executeLast',
    statuses: [204, 401],
    drawn: ['signed out', ...Array<string>(4).fill('discarded: superseded'), 'already signed out'],
  },
  {
    behavior: 'executeAll',
    statuses: [204, 401, 401, 401, 401, 401],
    drawn: ['signed out', ...Array<string>(5).fill('already signed out')],
  },
  {
    behavior: 'doNotExecute',
    statuses: [204],
    drawn: ['signed out', ...Array<string>(5).fill('discarded: busy')],
  },
];

test('one click plays six clicks with each behavior, and shows the requests that the server recorded', async ({
  page,
  laboratory,
}) => {
  await page.goto('/in-flight');
  await playBeforeTheFirstResponse(page);
  await expectEnd(page);
  for (const { behavior, statuses, drawn } of TRACKS) {
    expect(await outcomes(page, behavior)).toEqual(drawn);
    const [request = ''] = laboratory.record
      .map(({ path }) => path)
      .filter((path) => path.endsWith(`/${behavior}/logout`));
    const requests = laboratory.requests(`POST ${request}`);
    expect(requests.map(({ status }) => status)).toEqual(statuses);
    const count = statuses.length === 1 ? '1 request' : `${statuses.length} requests`;
    await expect(track(page, behavior).getByText(`${count} reached the server`)).toBeVisible();
    // Never two at the same time.
    requests.slice(1).forEach(({ arrivedAt }, index) => {
      expect(arrivedAt).toBeGreaterThanOrEqual(requests[index]?.endedAt ?? Infinity);
    });
  }
});

test('no real session ends, and no other tab is signed out', async ({
  page,
  context,
  signIn,
  laboratory,
}) => {
  await signIn();
  const other = await context.newPage();
  await other.goto('/in-flight');
  await play(other, { server: '0 s' });
  await expectEnd(other);
  expect(laboratory.requests('POST /logout')).toHaveLength(0);
  await expect(page.getByText('IBAN')).toBeVisible();
  await page.reload();
  await expect(page.getByText('IBAN')).toBeVisible();
});

test('a click is drawn with its phases: waiting, guard, request', async ({ page }) => {
  await page.goto('/in-flight');
  await play(page, { server: '0.5 s', guard: '0.5 s' });
  await expectEnd(page);
  expect(await phases(page, 'executeAll', 1)).toEqual(['guard', 'request']);
  expect(await phases(page, 'executeAll', 2)).toEqual(['waiting', 'guard', 'request']);
  expect(await phases(page, 'doNotExecute', 1)).toEqual(['guard', 'request']);
});

test('a new run replaces the previous one', async ({ page }) => {
  await page.goto('/in-flight');
  await play(page, { server: '5 s' });
  await expect(track(page, 'executeAll').locator('[data-call]')).toHaveCount(6);
  await play(page, { server: '0 s' });
  await expectEnd(page);
  for (const { behavior } of TRACKS) {
    await expect(track(page, behavior).locator('[data-call]')).toHaveCount(6);
  }
});

for (const { name, width, height } of [
  { name: 'a phone', width: 390, height: 844 },
  { name: 'a desktop', width: 1440, height: 900 },
]) {
  test(`all results fit on the screen of ${name}, and no button moves`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto('/in-flight');
    const button = page.getByRole('button', { name: 'Click six times' });
    const position = () =>
      button.evaluate((element) => element.getBoundingClientRect().top + scrollY);
    const before = await position();
    await play(page, { server: '0.5 s' });
    await expectEnd(page);
    for (const { behavior } of TRACKS) {
      await expect(track(page, behavior).getByRole('list')).toBeInViewport({ ratio: 1 });
    }
    expect(await position()).toBe(before);
  });
}
