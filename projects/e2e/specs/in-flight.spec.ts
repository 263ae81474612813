import type { Page } from '@playwright/test';

import { expect, test } from '../support/test.ts';

/** The timeline of the devtools, which has nothing to draw in a production build. */
test.use({ app: 'playground-development' });

/** What the drawn timeline says of each click. */
const outcomes = (page: Page) =>
  page
    .locator('[data-call]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-outcome')));

const phases = (page: Page, call: number) =>
  page
    .locator(`[data-call="${call}"] [data-phase]`)
    .evaluateAll((bars) => bars.map((bar) => bar.getAttribute('data-phase')));

async function clickSixTimes(page: Page, behavior: string) {
  await page.getByRole('link', { name: 'In flight' }).click();
  await page.getByLabel(behavior).check();
  await page.getByLabel('The server takes').selectOption('1 s');
  await page.getByRole('button', { name: 'Click six times' }).click();
  await expect(page.getByRole('main').getByRole('status')).toContainText('6:', { timeout: 15_000 });
}

for (const { behavior, statuses, drawn } of [
  {
    behavior: 'doNotExecute',
    statuses: [204],
    drawn: ['signed out', ...Array<string>(5).fill('discarded: busy')],
  },
  {
    behavior: 'executeAll',
    statuses: [204, 401, 401, 401, 401, 401],
    drawn: ['signed out', ...Array<string>(5).fill('already signed out')],
  },
  {
    behavior: 'executeLast',
    statuses: [204, 401],
    drawn: [
      'signed out',
      ...[3, 4, 5, 6].map((by) => `discarded: superseded by ${by}`),
      'already signed out',
    ],
  },
]) {
  test(`six clicks under ${behavior} are drawn as the server has seen them`, async ({
    page,
    signIn,
    laboratory,
  }) => {
    await signIn();
    await clickSixTimes(page, behavior);
    expect(await outcomes(page)).toEqual(drawn);
    for (const [index, outcome] of drawn.entries()) {
      expect(await phases(page, index + 1)).toEqual(
        outcome.startsWith('discarded')
          ? ['waiting', 'discarded']
          : ['waiting', 'guards', 'onBeforeUpdate', 'request', 'cleanup', 'handlers'],
      );
    }
    expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual(statuses);
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(statuses.length + 1);
    // Never two at once.
    const requests = laboratory.requests('POST /logout');
    requests.slice(1).forEach((request, index) => {
      expect(request.arrivedAt).toBeGreaterThanOrEqual(requests[index]?.endedAt ?? Infinity);
    });
  });
}

test('a call is drawn in its phases: waiting, guards, request, cleanup, handlers', async ({
  page,
  signIn,
}) => {
  await signIn();
  await page.getByRole('link', { name: 'In flight' }).click();
  await page.getByLabel('The guard takes').selectOption('0.5 s');
  await page.getByLabel('The server takes').selectOption('0.5 s');
  await page.getByRole('button', { name: 'Sign out' }).last().click();
  await expect(page.getByRole('main').getByRole('status')).toContainText('1: signed out');
  expect(await phases(page, 1)).toEqual([
    'waiting',
    'guards',
    'onBeforeUpdate',
    'request',
    'cleanup',
    'handlers',
  ]);
});
