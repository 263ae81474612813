import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Locator, Page } from '@playwright/test';

import { violationsOf } from '../support/axe.ts';
import { complaintsOfCompiler } from '../support/compile.ts';
import { expect, test } from '../support/test.ts';

const ROOT = join(import.meta.dirname, '../../..');

test.use({ app: 'playground-development' });

/** Opens the dialog on a page of the playground, with an action chosen. */
async function openDialog(
  page: Page,
  path = '/in-flight',
  action = 'inFlightDemo',
): Promise<Locator> {
  await page.goto(path);
  await page.getByRole('button', { name: 'Logout actions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Actions' });
  await dialog.getByRole('button', { name: new RegExp(`^${action}`) }).click();
  return dialog;
}

const code = async (dialog: Locator) => {
  await dialog.getByRole('tab', { name: 'Code' }).click();
  return dialog.locator('pre').innerText();
};

test('a button and a shortcut open it over any page; Escape closes it and gives the focus back', async ({
  page,
}) => {
  await page.goto('/');
  const button = page.getByRole('button', { name: 'Logout actions' });
  const dialog = page.getByRole('dialog', { name: 'Actions' });
  await button.click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
  await page.keyboard.press('Alt+Shift+A');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Alt+Shift+A');
  await expect(dialog).toHaveCount(0);
});

test('lists the actions with owner and state, and finds them by name', async ({
  page,
  laboratory,
}) => {
  laboratory.befall({ delay: 2_000, status: 204 });
  const dialog = await openDialog(page);
  await expect(
    dialog.getByRole('button', { name: 'logoutAction application · idle' }),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Invoke' }).click();
  await dialog.getByRole('button', { name: 'Invoke' }).click();
  await expect(
    dialog.getByRole('button', { name: 'inFlightDemo page · pending, 1 queued' }),
  ).toBeVisible();
  await dialog.getByLabel('Search').fill('FLIGHT');
  await expect(dialog.getByRole('button', { name: /^logoutAction/ })).toHaveCount(0);
  await dialog.getByLabel('Search').fill('nothing like it');
  await expect(dialog.getByText('No action is called so.')).toBeVisible();
});

test('every property that is edited applies to the running action at once', async ({ page }) => {
  const dialog = await openDialog(page);
  await dialog.getByLabel('Use default success handler').uncheck();
  await dialog.getByLabel('In-flight behavior').selectOption('doNotExecute');
  await dialog.getByLabel('Redirect mode').selectOption('document');
  for (const [label, value] of [
    ['Redirect to', 'home'],
    ['Timeout', '5000'],
    ['Decision timeout', '60000'],
    ['Spinner context', 'page, card'],
    ['Spinner message', 'It’s ending'],
  ] as const) {
    await dialog.getByLabel(label, { exact: true }).fill(value);
    await dialog.getByLabel(label, { exact: true }).blur();
  }
  // The page's own controls show the same action.
  await expect(page.getByLabel('doNotExecute')).toBeChecked();
  const text = await code(dialog);
  for (const line of [
    'useDefaultSuccessHandler: false,',
    "inFlightBehavior: 'doNotExecute',",
    "redirectTo: 'home',",
    "redirectMode: 'document',",
    'timeout: 5000,',
    'decisionTimeout: 60000,',
    "spinnerContext: ['page', 'card'],",
    "spinnerMessage: 'It’s ending',",
  ]) {
    expect(text).toContain(line);
  }
  expect(complaintsOfCompiler(text)).toEqual([]);
});

test('proposes the contexts that exist, and the routes of the app', async ({ page }) => {
  const dialog = await openDialog(page, '/spinners', 'logoutAction');
  const proposals = (list: string) =>
    dialog
      .locator(`#logout-property-${list}-list option`)
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  expect(await proposals('spinnerContext')).toEqual(
    expect.arrayContaining(['page', 'profile', 'orders']),
  );
  expect(await proposals('redirectTo')).toEqual(
    expect.arrayContaining(['home', 'login', '/account', '/in-flight']),
  );
});

for (const [label, typed, explanation] of [
  ['Redirect to', 'https://evil.example', 'That leaves the app'],
  ['Timeout', '-1', "Invalid value -1 for 'timeout'"],
  ['Decision timeout', '', "Invalid value NaN for 'decisionTimeout'"],
] as const) {
  test(`explains beside the field what is wrong with "${typed}", and changes nothing: ${label}`, async ({
    page,
  }) => {
    const dialog = await openDialog(page);
    const before = await code(dialog);
    await dialog.getByRole('tab', { name: 'Properties' }).click();
    const field = dialog.getByLabel(label, { exact: true });
    await field.fill(typed);
    await field.blur();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(new RegExp(explanation));
    expect(await code(dialog)).toBe(before);
  });
}

test('events trigger other actions, and the rule about the default handler is shown where it bites', async ({
  page,
  expected,
}) => {
  expected.push(/LOGOUT-301/);
  const dialog = await openDialog(page);
  await dialog.getByLabel('Use default success handler').check();
  await dialog.getByRole('tab', { name: 'Events' }).click();
  await expect(dialog.getByRole('list', { name: 'Targets of onSuccess' })).toHaveText('none');
  await expect(dialog.getByRole('note')).toHaveCount(0);
  for (const event of ['onBeforeUpdate', 'onSuccess', 'onError']) {
    await dialog.getByRole('button', { name: `Add to ${event}` }).click();
    await expect(dialog.getByRole('list', { name: `Targets of ${event}` })).toContainText(
      'logoutAction',
    );
  }
  await expect(dialog.getByRole('note')).toContainText('none of these events is triggered');
  await dialog.getByRole('button', { name: 'Turn it off' }).click();
  await expect(dialog.getByRole('note')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Remove logoutAction from onError' }).click();
  const text = await code(dialog);
  expect(text).toContain("onSuccess: ['logoutAction'],");
  expect(text).not.toContain('onError');
  expect(complaintsOfCompiler(text)).toEqual([]);
});

/** What the page "What if" puts at hand. */
interface AtHand {
  logoutAction: { name: string; on(event: string, target: unknown): void };
}

test('several targets stand in a list, and what is attached in code is said to be', async ({
  page,
  expected,
}) => {
  expected.push(/LOGOUT-301/);
  await page.goto('/what-if');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => {
    const { logoutAction } = window as unknown as AtHand;
    logoutAction.on('onSuccess', () => undefined);
    logoutAction.on('onSuccess', 'somethingElse');
  });
  await page.getByRole('button', { name: 'Logout actions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Actions' });
  const name = await page.evaluate(() => (window as unknown as AtHand).logoutAction.name);
  await dialog.getByRole('button', { name: new RegExp(`^${name} `) }).click();
  await dialog.getByRole('tab', { name: 'Events' }).click();
  const targets = dialog.getByRole('list', { name: 'Targets of onSuccess' }).getByRole('listitem');
  await expect(targets).toHaveCount(2);
  await expect(targets.first()).toHaveText('in code');
  await expect(targets.last()).toContainText('somethingElse');
});

for (const [behavior, outcomes] of [
  ['doNotExecute', ['already signed out', 'discarded: busy by 1', 'discarded: busy by 1']],
  ['executeAll', ['already signed out', 'already signed out', 'already signed out']],
  ['executeLast', ['already signed out', 'discarded: superseded by 3', 'already signed out']],
] as const) {
  test(`an action is created, invoked under ${behavior} and copied as code that compiles`, async ({
    page,
    laboratory,
  }) => {
    const dialog = await openDialog(page);
    await dialog.getByRole('button', { name: 'New Action' }).click();
    await expect(dialog.getByLabel('Name')).toHaveValue('logoutAction1');
    await dialog.getByLabel('Name').fill('logoutAction');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(dialog.getByRole('alert')).toContainText('LOGOUT-102');
    await dialog.getByLabel('Name').fill('quickExit');
    await dialog.getByRole('radio', { name: /Application/ }).check();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(dialog.getByRole('heading', { name: 'quickExit' })).toBeVisible();
    await dialog.getByLabel('In-flight behavior').selectOption(behavior);
    await dialog.getByRole('tab', { name: 'Calls' }).click();
    laboratory.befall({ delay: 700, times: 0 });
    await dialog.getByRole('button', { name: 'Invoke' }).evaluate((button: HTMLElement) => {
      for (let click = 0; click < 3; click++) button.click();
    });
    const calls = dialog.getByRole('list', { name: 'Calls of quickExit' }).getByRole('listitem');
    await expect(calls).toHaveCount(3);
    await expect(dialog.getByRole('status')).toContainText('3:', { timeout: 10_000 });
    for (const [index, outcome] of outcomes.entries())
      await expect(calls.nth(index)).toContainText(outcome);
    // The first one finds no session, which answers those that were made meanwhile.
    expect(laboratory.requests('POST /logout')).toHaveLength(1);
    const text = await code(dialog);
    expect(text).toContain("name: 'quickExit',\n      owner: 'application',");
    expect(complaintsOfCompiler(text)).toEqual([]);
  });
}

test('an action of the page goes when another page is gone to', async ({ page }) => {
  const dialog = await openDialog(page);
  await dialog.getByRole('button', { name: 'New Action' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog.getByRole('button', { name: /^logoutAction1 page/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Spinners' }).click();
  await page.keyboard.press('Alt+Shift+A');
  await expect(dialog.getByRole('button', { name: /^logoutAction application/ })).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^logoutAction1/ })).toHaveCount(0);
});

test('a failed call says why, and after 10,000 calls the last ones are readable', async ({
  page,
  laboratory,
  expected,
}) => {
  expected.push(/LogoutError/);
  laboratory.befall({ status: 500 });
  const dialog = await openDialog(page);
  await dialog.getByRole('tab', { name: 'Calls' }).click();
  await dialog.getByRole('button', { name: 'Invoke' }).click();
  const calls = dialog.getByRole('list', { name: 'Calls of inFlightDemo' }).getByRole('listitem');
  await expect(calls).toContainText('1 failed: server (500)');
  await expect(calls).toContainText('Logout failed (server)');
  await dialog.getByRole('tab', { name: 'Properties' }).click();
  await dialog.getByLabel('In-flight behavior').selectOption('doNotExecute');
  await dialog.getByRole('tab', { name: 'Calls' }).click();
  await dialog.getByRole('button', { name: 'Invoke' }).evaluate((button: HTMLElement) => {
    for (let click = 0; click < 9_999; click++) button.click();
  });
  await expect(dialog.getByText('10000 calls')).toBeVisible();
  await expect(calls).toHaveCount(20);
  await expect(calls.last()).toContainText('10000 discarded: busy by 2');
});

for (const width of [360, 1440]) {
  test(`axe finds nothing in it, in light and in dark: ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const dialog = await openDialog(page);
    await dialog.getByRole('button', { name: 'Invoke' }).click();
    const tabs = ['Properties', 'Events', 'Calls', 'Code'];
    await dialog.getByRole('tab', { name: 'Properties' }).focus();
    for (const [index, tab] of tabs.entries()) {
      // By the keyboard, as those do who need it most.
      if (index > 0) await page.keyboard.press('ArrowRight');
      await expect(dialog.getByRole('tab', { name: tab, selected: true })).toBeFocused();
      expect(await violationsOf(page)).toEqual([]);
      const overflow = await dialog.evaluate(
        (element) => element.scrollWidth - element.clientWidth,
      );
      expect(overflow).toBe(0);
    }
    await dialog.getByRole('button', { name: 'New Action' }).click();
    expect(await violationsOf(page)).toEqual([]);
  });
}

test('nothing of it is in a production build, though the line stands there', () => {
  const stats = JSON.parse(
    readFileSync(join(ROOT, 'dist/ng-module-app/browser-stats.json'), 'utf8'),
  ) as {
    outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>;
  };
  const ours = Object.values(stats.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([path]) => /devtools|\/cdk\//.test(path))
    .map(([path, { bytesInOutput }]) => [path.split('/').at(-1), bytesInOutput < 100]);
  // The function that is called there, and which answers nothing: 51 bytes.
  expect(ours).toEqual([['ngx-logout-action-devtools.mjs', true]]);
});
