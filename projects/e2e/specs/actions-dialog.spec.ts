import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Locator, Page } from '@playwright/test';

import { violationsOf } from '../support/axe.ts';
import { compileErrors } from '../support/compile.ts';
import { expect, test } from '../support/test.ts';

const ROOT = join(import.meta.dirname, '../../..');

test.use({ app: 'styles-app', viewport: { width: 1440, height: 900 } });

const launcher = (page: Page) => page.getByRole('button', { name: 'Logout actions' });
const dockOf = (page: Page) => page.getByRole('complementary', { name: 'Logout actions' });

/** Opens the dialog on a page of the fixture, and selects an action. */
async function openDialog(page: Page, path = '/orders', action = 'leave'): Promise<Locator> {
  await page.goto(path);
  await launcher(page).click();
  const dialog = dockOf(page);
  await choose(dialog, action);
  return dialog;
}

/** Chooses an action, and waits until its properties are shown instead of those of another one. */
async function choose(dialog: Locator, action: string): Promise<void> {
  const button = dialog.getByRole('button', { name: new RegExp(`^${action} `) });
  await button.click();
  await expect(button).toHaveAttribute('aria-current', 'true');
}

async function dockAt(dialog: Locator, side: 'bottom' | 'right'): Promise<void> {
  await dialog.getByRole('button', { name: `Dock at the ${side}` }).click();
  await expect(dialog).toHaveAttribute('data-side', side);
}

async function showTab(dialog: Locator, name: string): Promise<void> {
  const tab = dialog.getByRole('tab', { name });
  await tab.click();
  await expect(tab).toHaveAttribute('aria-selected', 'true');
}

async function codeIn(dialog: Locator): Promise<string> {
  await showTab(dialog, 'Code');
  return dialog.getByRole('tabpanel', { name: 'Code' }).locator('pre').innerText();
}

const fieldIn = (dialog: Locator, label: string) =>
  dialog.getByLabel(label, { exact: true }).and(dialog.locator('input'));

const actionsIn = (dialog: Locator) =>
  dialog.getByRole('navigation', { name: 'Actions' }).getByRole('listitem');

const callsIn = (dialog: Locator) => dialog.locator('[data-call]');

/** Makes several calls at once. */
async function invoke(dialog: Locator, times = 1): Promise<void> {
  await dialog.getByRole('button', { name: 'Invoke' }).evaluate((button: HTMLElement, count) => {
    for (let click = 0; click < count; click++) button.click();
  }, times);
}

test.describe('the dock', () => {
  test('opens with a button and a shortcut, and restores the focus', async ({ page }) => {
    await page.goto('/');
    await launcher(page).click();
    await expect(dockOf(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dockOf(page)).toHaveCount(0);
    await expect(launcher(page)).toBeFocused();
    const count = page.getByRole('button', { name: 'Count' });
    await count.focus();
    await page.keyboard.press('Alt+Shift+A');
    await expect(dockOf(page)).toBeFocused();
    await page.keyboard.press('Alt+Shift+A');
    await expect(dockOf(page)).toHaveCount(0);
    await expect(count).toBeFocused();
    await launcher(page).click();
    await dockOf(page).getByRole('button', { name: 'Close' }).click();
    await expect(launcher(page)).toBeFocused();
  });

  test('stays open on Escape while the page has the focus, and does not move the focus', async ({
    page,
  }) => {
    await openDialog(page);
    const count = page.getByRole('button', { name: 'Count' });
    await count.click();
    await page.keyboard.press('Escape');
    await expect(dockOf(page)).toBeVisible();
    await page.keyboard.press('Alt+Shift+A');
    await expect(dockOf(page)).toHaveCount(0);
    await expect(count).toBeFocused();
  });

  for (const side of ['bottom', 'right'] as const) {
    test(`does not cover the last button of the page: ${side}`, async ({ page, laboratory }) => {
      const dialog = await openDialog(page);
      await dockAt(dialog, side);
      // A real click, which fails if the dialog covers the button.
      await page.getByRole('button', { name: 'Last' }).click();
      await expect(page.getByRole('button', { name: 'Clicked' })).toBeVisible();
      await showTab(dialog, 'Calls');
      await page.getByRole('button', { name: 'Leave', exact: true }).click();
      await expect(callsIn(dialog)).toContainText('already signed out');
      expect(laboratory.requests('POST /logout')).toHaveLength(1);
      const box = await dialog.boundingBox();
      expect(side === 'bottom' ? box?.width : box?.height).toBe(side === 'bottom' ? 1440 : 900);
    });
  }

  test('has the same size on all tabs, which arrow keys and the pointer can change', async ({
    page,
  }) => {
    const dialog = await openDialog(page);
    const height = async () => (await dialog.boundingBox())?.height ?? 0;
    const first = await height();
    for (const tab of ['Events', 'Calls', 'Code', 'Properties']) {
      await showTab(dialog, tab);
      expect(await height()).toBe(first);
    }
    const handle = dialog.getByRole('separator', { name: 'Size' });
    // Angular draws a change in the next frame.
    const expectHeight = async (pixels: number) => {
      await expect.poll(height).toBe(pixels);
      await expect(handle).toHaveAttribute('aria-valuenow', String(pixels));
    };
    await handle.press('ArrowUp');
    await expectHeight(first + 20);
    await handle.press('Home');
    await expectHeight(200);
    await page.mouse.move(700, 700);
    await page.mouse.down();
    await page.mouse.move(700, 500, { steps: 3 });
    await page.mouse.up();
    await expectHeight(400);
    await handle.press('End');
    // Part of the page always stays visible.
    await expectHeight(820);
  });

  test('remembers that it is open, and its side, size, and tab', async ({ page }) => {
    const dialog = await openDialog(page);
    await dockAt(dialog, 'right');
    await dialog.getByRole('separator', { name: 'Size' }).press('ArrowLeft');
    await showTab(dialog, 'Calls');
    const box = await dialog.boundingBox();
    await page.reload();
    await expect(dialog).toBeVisible();
    expect(await dialog.boundingBox()).toEqual(box);
    await expect(dialog.getByRole('tab', { name: 'Calls', selected: true })).toBeVisible();
    // Only the user may move the focus.
    await expect(page.locator('body')).toBeFocused();
  });

  test('is docked at the bottom of a narrow page, and frees its space when closed', async ({
    page,
  }) => {
    await page.goto('/orders');
    const height = () => page.evaluate(() => document.documentElement.scrollHeight);
    const before = await height();
    const dialog = await openDialog(page);
    await dockAt(dialog, 'right');
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => dialog.boundingBox()).toMatchObject({ x: 0, width: 390 });
    await page.setViewportSize({ width: 1440, height: 900 });
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect.poll(height).toBe(before);
    await expect(page.locator('html')).not.toHaveAttribute('style');
  });

  test('does not pass what the user types to shortcuts of the app', async ({ page }) => {
    const dialog = await openDialog(page);
    await dialog.getByLabel('Search').pressSequentially('lea');
    await expect(actionsIn(dialog)).toHaveCount(1);
    await expect(page.getByText('Keys: 0,')).toBeVisible();
  });
});

test('lists the actions with owner and state, and filters them by name', async ({
  page,
  laboratory,
}) => {
  laboratory.addFault({ delay: 2_000, status: 204 });
  const dialog = await openDialog(page);
  await expect(actionsIn(dialog)).toHaveText([
    /^\s*logoutAction\s*application · idle\s*$/,
    /^\s*leave\s*page · idle\s*$/,
  ]);
  await invoke(dialog, 2);
  await expect(
    dialog.getByRole('button', { name: 'leave page · pending, 1 queued' }),
  ).toBeVisible();
  await dialog.getByLabel('Search').fill('LEAV');
  await expect(actionsIn(dialog)).toHaveCount(1);
  await dialog.getByLabel('Search').fill('nothing like it');
  await expect(actionsIn(dialog)).toHaveText('No action matches.');
});

test.describe('properties', () => {
  test('start with those of WaveMaker’s documentation, then list those of the library', async ({
    page,
  }) => {
    const dialog = await openDialog(page);
    const groups = dialog.getByRole('tabpanel').getByRole('region');
    await expect(groups.getByRole('heading')).toHaveText(['Behavior', 'Spinner', 'More']);
    await expect(groups.locator('.row > label, .label')).toHaveText([
      'Use default success handler',
      'In-flight behavior',
      'Redirect to',
      'Spinner context',
      'Spinner message',
      'Timeout',
      'Decision timeout',
      'Redirect mode',
    ]);
  });

  for (const side of ['bottom', 'right'] as const) {
    test(`fit on a screen of 1440 by 900 pixels: ${side}`, async ({ page }) => {
      const dialog = await openDialog(page);
      await dockAt(dialog, side);
      const overflow = await dialog
        .getByRole('tabpanel')
        .evaluate((panel) => panel.scrollHeight - panel.clientHeight);
      expect(overflow).toBe(0);
      // Labels are to the left of their controls.
      const label = await dialog.getByText('Redirect to', { exact: true }).boundingBox();
      const control = await dialog.getByRole('combobox', { name: 'Redirect to' }).boundingBox();
      expect((label?.x ?? 0) + (label?.width ?? 0)).toBeLessThanOrEqual(control?.x ?? 0);
    });
  }

  test('apply to the action immediately', async ({ page }) => {
    const dialog = await openDialog(page);
    await dialog.getByLabel('Use default success handler').uncheck();
    await dialog.getByRole('radio', { name: /^doNotExecute/ }).check();
    await dialog.getByRole('radio', { name: /^document/ }).check();
    for (const [label, value] of [
      ['Redirect to', '/orders'],
      ['Timeout', '5000'],
      ['Decision timeout', '60000'],
      ['Spinner context', 'page, card'],
      ['Spinner message', 'It’s ending'],
    ] as const) {
      await fieldIn(dialog, label).fill(value);
      await fieldIn(dialog, label).blur();
    }
    const text = await codeIn(dialog);
    for (const line of [
      'useDefaultSuccessHandler: false,',
      "inFlightBehavior: 'doNotExecute',",
      "redirectTo: '/orders',",
      "redirectMode: 'document',",
      'timeout: 5000,',
      'decisionTimeout: 60000,',
      "spinnerContext: ['page', 'card'],",
      "spinnerMessage: 'It’s ending',",
    ]) {
      expect(text).toContain(line);
    }
    expect(compileErrors(text)).toEqual([]);
  });

  test('explain each in-flight behavior next to it', async ({ page }) => {
    const dialog = await openDialog(page);
    const choice = dialog.getByRole('radiogroup', { name: 'In-flight behavior' });
    await expect(choice).toHaveAccessibleDescription('For calls made while one is pending.');
    for (const name of [
      'doNotExecute All are discarded.',
      'executeAll All run, one by one.',
      'executeLast Only the last one runs. Default.',
    ]) {
      await expect(choice.getByRole('radio', { name, exact: true })).toBeVisible();
    }
    await expect(choice.getByRole('radio', { checked: true })).toHaveValue('executeLast');
  });

  test('suggest home, login, and the routes of the app as redirects', async ({ page }) => {
    const dialog = await openDialog(page);
    const field = dialog.getByRole('combobox', { name: 'Redirect to' });
    await expect(field).toHaveValue('Login (/login)');
    await field.press('ArrowDown');
    const list = dialog.getByRole('listbox', { name: 'Redirect to' });
    await expect(list.getByRole('option')).toHaveText(['Home (/)', 'Login (/login)', '/orders']);
    await expect(list.getByRole('option', { selected: true })).toHaveText('Login (/login)');
    // Escape closes the list, not the dialog.
    await field.press('Escape');
    await expect(list).toBeHidden();
    await field.press('ArrowUp');
    await field.press('Enter');
    await expect(field).toHaveValue('/orders');
    await field.click();
    await list.getByRole('option', { name: 'Home' }).click();
    await expect(field).toHaveValue('Home (/)');
    await field.fill('log');
    await expect(list.getByRole('option')).toHaveText(['Login (/login)']);
    await field.fill('home');
    await field.press('Enter');
    await expect(field).toHaveValue('Home (/)');
    expect(await codeIn(dialog)).toContain("redirectTo: 'home',");
  });

  test('outline the selected spinner context', async ({ page }) => {
    const dialog = await openDialog(page);
    const outlines = page.locator('.outline');
    const field = dialog.getByRole('combobox', { name: 'Spinner context' });
    await field.press('ArrowDown');
    await expect(
      dialog.getByRole('listbox', { name: 'Spinner context' }).getByRole('option'),
    ).toHaveText(['page (the whole page)', 'profile', 'orders']);
    // Outlines the option that the arrow keys have reached.
    await expect(outlines).toHaveText(['page']);
    await field.press('ArrowUp');
    await expect(outlines).toHaveText(['orders']);
    await field.press('Enter');
    await expect(field).toHaveValue('orders');
    const place = (locator: Locator) => locator.boundingBox();
    const orders = page.locator('[data-spinner-context=orders]');
    await expect.poll(() => place(outlines)).toEqual(await place(orders));
    await page.mouse.move(300, 100);
    await page.mouse.wheel(0, 60);
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(60);
    await expect.poll(() => place(outlines)).toEqual(await place(orders));
    await field.click();
    await dialog.getByRole('option', { name: 'profile' }).click();
    await expect(field).toHaveValue('orders, profile');
    await expect(outlines).toHaveText(['orders', 'profile']);
    await field.blur();
    await expect(outlines).toHaveCount(0);
  });

  for (const [label, typed, explanation] of [
    ['Redirect to', 'https://evil.example', 'This leaves the app'],
    ['Timeout', '-1', "Invalid value -1 for 'timeout'"],
    ['Decision timeout', '', "Invalid value NaN for 'decisionTimeout'"],
  ] as const) {
    test(`show an error next to the field for "${typed}", and do not change: ${label}`, async ({
      page,
    }) => {
      const dialog = await openDialog(page);
      const before = await codeIn(dialog);
      await showTab(dialog, 'Properties');
      const field = fieldIn(dialog, label);
      await field.fill(typed);
      await field.blur();
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toHaveAccessibleDescription(new RegExp(explanation));
      expect(await codeIn(dialog)).toBe(before);
    });
  }
});

test.describe('events', () => {
  const RULE = 'Configured events are not triggered while the default success handler is on.';

  test('always show the rule about the default handler, with a button that turns it off', async ({
    page,
    expected,
  }) => {
    expected.push(/LOGOUT-301/);
    const dialog = await openDialog(page);
    await showTab(dialog, 'Events');
    const note = dialog.getByRole('note');
    await expect(note).toContainText(RULE);
    await note.getByRole('button', { name: 'Turn it off' }).click();
    await expect(note).toContainText(`${RULE} It is off.`);
    expect(await codeIn(dialog)).toContain('useDefaultSuccessHandler: false,');
    await showTab(dialog, 'Events');
    await note.getByRole('button', { name: 'Turn it on' }).click();
    await dialog.getByLabel('onSuccess').last().selectOption('logoutAction');
    await expect(note.getByRole('button', { name: 'Turn it off' })).toBeVisible();
  });

  test('have a row each, with a menu: no event, a function in code, or an action', async ({
    page,
    laboratory,
  }) => {
    laboratory.addFault({ status: 500, times: 1 });
    const dialog = await openDialog(page);
    await showTab(dialog, 'Events');
    await dialog.getByRole('button', { name: 'Turn it off' }).click();
    const rows = dialog.getByRole('tabpanel').getByRole('group');
    await expect(rows).toHaveCount(3);
    const menu = dialog.getByRole('combobox', { name: 'onError', exact: true });
    await expect(menu.locator('option')).toHaveText([
      'No event',
      'Function in code',
      'logoutAction',
      'sayGoodbye',
    ]);
    await menu.selectOption('sayGoodbye');
    await dialog.getByRole('combobox', { name: 'onSuccess' }).selectOption('logoutAction');
    await dialog.getByRole('button', { name: 'Add an action to onSuccess' }).click();
    await dialog.getByRole('combobox', { name: 'onSuccess 2' }).selectOption('sayGoodbye');
    const text = await codeIn(dialog);
    expect(text).toContain("onSuccess: ['logoutAction', 'sayGoodbye'],");
    expect(text).toContain("onError: ['sayGoodbye'],");
    expect(compileErrors(text)).toEqual([]);
    await invoke(dialog);
    await expect(page).toHaveTitle('Goodbye');
    await showTab(dialog, 'Events');
    await menu.selectOption('No event');
    await dialog
      .getByRole('combobox', { name: 'onSuccess', exact: true })
      .selectOption('No further action');
    const changed = await codeIn(dialog);
    expect(changed).toContain("onSuccess: ['sayGoodbye'],");
    expect(changed).not.toContain('onError');
  });

  test('show how to attach a function in code', async ({ page }) => {
    const dialog = await openDialog(page);
    await showTab(dialog, 'Events');
    const row = dialog.getByRole('group', { name: 'onBeforeUpdate' });
    await row.getByRole('combobox').selectOption('Function in code');
    await expect(row.locator('pre')).toHaveText("onBeforeUpdate: () => confirm('Sign out?'),");
    expect(await codeIn(dialog)).not.toContain('onBeforeUpdate');
  });

  test('list and keep targets that are attached in code', async ({ page, expected }) => {
    expected.push(/LOGOUT-301/);
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(() => {
      const { logoutAction } = window as unknown as {
        logoutAction: {
          on(event: string, target: unknown): void;
          update(options: Record<string, unknown>): void;
        };
      };
      logoutAction.update({ onSuccess: [() => undefined, 'sayGoodbye'] });
      logoutAction.on('onSuccess', 'somethingElse');
    });
    await launcher(page).click();
    const dialog = dockOf(page);
    await showTab(dialog, 'Events');
    const row = dialog.getByRole('group', { name: 'onSuccess' });
    await expect(row.locator('.in-code')).toHaveText([
      'Function in code',
      'somethingElse (in code)',
    ]);
    await row.getByRole('combobox').selectOption('No further action');
    await expect(row.locator('.in-code')).toHaveCount(2);
    expect(await codeIn(dialog)).toContain('onSuccess: [] /* and what is in code */,');
  });
});

test.describe('actions of the dialog', () => {
  async function create(dialog: Locator, name: string, owner: 'Page' | 'Application') {
    await dialog.getByRole('button', { name: 'New Action' }).click();
    await fieldIn(dialog, 'Name').fill(name);
    await dialog.getByRole('radio', { name: new RegExp(`^${owner}`) }).check();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(dialog.getByRole('heading', { name })).toBeVisible();
  }

  test('are created by a wizard, then listed, selected, and focused', async ({ page }) => {
    const dialog = await openDialog(page);
    await dialog.getByRole('button', { name: 'New Action' }).click();
    const type = dialog.getByRole('group', { name: 'Type' }).getByRole('radio');
    await expect(type).toHaveAccessibleName(/^Logout/);
    await expect(type).toBeChecked();
    const name = fieldIn(dialog, 'Name');
    await expect(name).toBeFocused();
    const owner = dialog.getByRole('group', { name: 'Owner' });
    await expect(owner.getByRole('radio', { checked: true })).toHaveAccessibleName(
      'Page The action ends when you leave this page.',
    );
    // The suggested name is selected, so typing replaces it.
    await expect(name).toHaveValue('logoutAction1');
    await page.keyboard.type('sayGoodbye');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('LOGOUT-102');
    await expect(name).toBeFocused();
    await name.fill('4ever');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('LOGOUT-101');
    await name.fill('quickExit');
    await owner.getByRole('radio', { name: /^Application/ }).check();
    await dialog.getByRole('button', { name: 'Done' }).click();
    const listed = dialog.getByRole('button', { name: 'quickExit application · idle' });
    await expect(listed).toBeFocused();
    await expect(listed).toHaveAttribute('aria-current', 'true');
    const text = await codeIn(dialog);
    expect(text).toContain("name: 'quickExit',\n      owner: 'application',");
    expect(compileErrors(text)).toEqual([]);
  });

  test('are not created if the wizard is canceled, and Escape keeps the dialog open', async ({
    page,
  }) => {
    const dialog = await openDialog(page);
    await dialog.getByRole('button', { name: 'New Action' }).click();
    await expect(fieldIn(dialog, 'Name')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog.getByRole('button', { name: /^leave / })).toBeFocused();
    await expect(actionsIn(dialog)).toHaveCount(2);
  });

  test('are destroyed with their page if the page owns them', async ({ page }) => {
    const dialog = await openDialog(page);
    await create(dialog, 'passing', 'Page');
    await create(dialog, 'lasting', 'Application');
    await page.getByRole('link', { name: 'Home' }).click();
    await expect(actionsIn(dialog)).toHaveText([/logoutAction/, /lasting/]);
  });

  test('keep their options, calls, and place in the events of other actions when renamed', async ({
    page,
  }) => {
    const dialog = await openDialog(page);
    await create(dialog, 'first', 'Application');
    await dialog.getByLabel('Timeout', { exact: true }).fill('1234');
    await dialog.getByLabel('Timeout', { exact: true }).blur();
    await dialog.getByLabel('Use default success handler').uncheck();
    await invoke(dialog);
    await choose(dialog, 'leave');
    await dialog.getByLabel('Use default success handler').uncheck();
    await showTab(dialog, 'Events');
    await dialog.getByRole('combobox', { name: 'onError' }).selectOption('first');
    await choose(dialog, 'first');
    await dialog.getByRole('button', { name: 'Rename' }).click();
    const name = fieldIn(dialog, 'Name');
    await expect(name).toHaveValue('first');
    await name.fill('leave');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(dialog.getByRole('alert')).toContainText('LOGOUT-102');
    await name.fill('second');
    await dialog.getByRole('radio', { name: /^Page/ }).check();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(dialog.getByRole('button', { name: 'second page · idle' })).toBeFocused();
    await expect(actionsIn(dialog)).toHaveCount(3);
    expect(await codeIn(dialog)).toContain('timeout: 1234,');
    await showTab(dialog, 'Calls');
    await expect(callsIn(dialog)).toHaveCount(1);
    await choose(dialog, 'leave');
    expect(await codeIn(dialog)).toContain("onError: ['second'],");
  });

  test('can change their owner without changing their name', async ({ page }) => {
    const dialog = await openDialog(page);
    await create(dialog, 'mine', 'Page');
    await dialog.getByRole('button', { name: 'Rename' }).click();
    await dialog.getByRole('radio', { name: /^Application/ }).check();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(dialog.getByRole('button', { name: 'mine application · idle' })).toBeFocused();
    await expect(actionsIn(dialog)).toHaveCount(3);
  });

  test('can be duplicated and deleted; actions in code can only be duplicated', async ({
    page,
  }) => {
    const dialog = await openDialog(page);
    await expect(dialog.getByRole('button', { name: 'Rename' })).toBeDisabled();
    await expect(dialog.getByRole('button', { name: 'Delete' })).toBeDisabled();
    await dialog.getByLabel('Spinner message').fill('Bye');
    await dialog.getByLabel('Spinner message').blur();
    await dialog.getByRole('button', { name: 'Duplicate' }).click();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(dialog.getByRole('button', { name: 'logoutAction1 page · idle' })).toBeFocused();
    expect(await codeIn(dialog)).toContain("spinnerMessage: 'Bye',");
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(actionsIn(dialog)).toHaveText([/logoutAction/, /leave/]);
    await expect(dialog.getByRole('button', { name: /^logoutAction / })).toBeFocused();
  });
});

test.describe('calls', () => {
  for (const [behavior, outcomes] of [
    ['doNotExecute', ['already signed out', 'discarded: busy', 'discarded: busy']],
    ['executeAll', ['already signed out', 'already signed out', 'already signed out']],
    ['executeLast', ['already signed out', 'discarded: superseded by 3', 'already signed out']],
  ] as const) {
    test(`are drawn with their outcomes with ${behavior}`, async ({ page, laboratory }) => {
      const dialog = await openDialog(page);
      await dialog.getByRole('radio', { name: new RegExp(`^${behavior}`) }).check();
      await dialog.getByLabel('Use default success handler').uncheck();
      await showTab(dialog, 'Calls');
      await expect(dialog.getByText('No calls yet.')).toBeVisible();
      laboratory.addFault({ delay: 700, times: 0 });
      await invoke(dialog, 3);
      await expect(dialog.getByRole('status').filter({ hasText: '3:' })).toBeAttached();
      await expect(callsIn(dialog)).toHaveCount(3);
      for (const [index, outcome] of outcomes.entries())
        await expect(callsIn(dialog).nth(index)).toContainText(outcome);
      // The first call finds no session, which also settles the calls made meanwhile.
      expect(laboratory.requests('POST /logout')).toHaveLength(1);
    });
  }

  test('open their request, outcome, and duration, as recorded by the server', async ({
    page,
    laboratory,
    server,
  }) => {
    laboratory.addFault({ status: 500, times: 1, delay: 300 });
    const dialog = await openDialog(page);
    await dialog.getByLabel('Use default success handler').uncheck();
    await showTab(dialog, 'Calls');
    await invoke(dialog);
    const call = callsIn(dialog).first();
    await expect(call.locator('summary')).toContainText('failed: server (500)');
    await call.locator('summary').click();
    await expect(call.locator('dd').first()).toContainText('Logout failed (server)');
    const cells = call.getByRole('row').nth(1).getByRole('cell');
    await expect(cells).toHaveText(['POST', `${server.url}/logout`, '500', /^\d{3} ms$/]);
    await expect(call.locator('dd').nth(2)).toHaveText(/^\d{3,4} ms$/);
    expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([500]);
    // A discarded call has sent no request.
    laboratory.addFault({ delay: 500, status: 204, times: 1 });
    await invoke(dialog, 3);
    const discarded = dialog.locator('[data-call="3"]');
    await discarded.locator('summary').click();
    await expect(discarded).toContainText('discarded: superseded by 4');
    await expect(discarded).toContainText('No HTTP request was sent');
  });

  test('show each request if the XSRF token is refused', async ({ page, laboratory }) => {
    laboratory.addFault({ status: 403, times: 1 });
    const dialog = await openDialog(page);
    await showTab(dialog, 'Calls');
    await invoke(dialog);
    const call = callsIn(dialog).first();
    await call.locator('summary').click();
    await expect(call.getByRole('row')).toHaveText([
      /Method/,
      /^\s*POST\S+\/logout403/,
      /^\s*GET\S+\/csrf204/,
      /^\s*POST\S+\/logout401/,
      /^\s*GET\S+\/csrf204/,
    ]);
    expect(laboratory.requests('POST /logout').map(({ status }) => status)).toEqual([403, 401]);
    expect(laboratory.requests('GET /csrf')).toHaveLength(2);
  });

  test('of a page-owned action remain when it ends, with a mark, and can be filtered', async ({
    page,
    laboratory,
  }) => {
    laboratory.addFault({ status: 204 });
    const dialog = await openDialog(page);
    await showTab(dialog, 'Calls');
    await page.getByRole('button', { name: 'Leave', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'leave page · ended' })).toHaveAttribute(
      'aria-current',
      'true',
    );
    await expect(callsIn(dialog)).toContainText('signed out');
    await expect(dialog.getByRole('button', { name: 'Invoke' })).toBeDisabled();
    await showTab(dialog, 'Properties');
    await expect(dialog.getByRole('note')).toContainText('This action ended with its page.');
    await choose(dialog, 'logoutAction');
    await showTab(dialog, 'Calls');
    await expect(callsIn(dialog)).toHaveCount(0);
    const filter = dialog.getByRole('combobox', { name: 'Calls of' });
    await filter.selectOption('leave (ended)');
    await expect(callsIn(dialog)).toHaveCount(1);
    await filter.selectOption('all actions');
    await expect(callsIn(dialog)).toHaveText(/leave 1\s*signed out\s*ended/);
    await dialog.getByRole('button', { name: 'Clear' }).click();
    await expect(actionsIn(dialog)).toHaveCount(1);
  });

  test('are exported as JSON, with the same requests as the server’s record', async ({
    page,
    laboratory,
    server,
  }) => {
    laboratory.addFault({ status: 500, times: 1 });
    const dialog = await openDialog(page);
    await dialog.getByLabel('Use default success handler').uncheck();
    await showTab(dialog, 'Calls');
    await invoke(dialog);
    await expect(callsIn(dialog)).toContainText('failed');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Export as JSON' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('logout-calls.json');
    const { calls } = JSON.parse(readFileSync(await file.path(), 'utf8')) as { calls: unknown[] };
    expect(calls).toMatchObject([
      {
        action: 'leave',
        owner: 'page',
        number: 1,
        outcome: { status: 'failed', error: { kind: 'server', status: 500 } },
        requests: [{ method: 'POST', url: `${server.url}/logout`, status: 500 }],
      },
    ]);
    expect(laboratory.requests('POST /logout')).toHaveLength(1);
  });

  test('start a new axis after a pause, with the latest calls first', async ({ page }) => {
    await page.clock.install();
    const dialog = await openDialog(page);
    await dialog.getByLabel('Use default success handler').uncheck();
    await showTab(dialog, 'Calls');
    await invoke(dialog);
    await expect(callsIn(dialog)).toContainText('already signed out');
    await page.clock.fastForward(20_000);
    await invoke(dialog);
    const runs = dialog.getByRole('list', { name: /^Calls of leave, / });
    await expect(runs).toHaveCount(2);
    await expect(runs.first()).toContainText('2');
    await expect(runs.last()).toContainText('1');
  });

  test('show the last ones after 10,000 calls', async ({ page, laboratory, expected }) => {
    expected.push(/LogoutError/);
    const dialog = await openDialog(page);
    await dialog.getByRole('radio', { name: /^doNotExecute/ }).check();
    laboratory.addFault({ status: 500, delay: 3_000 });
    await showTab(dialog, 'Calls');
    await invoke(dialog, 10_000);
    await expect(dialog.getByText('The last 20 of 10000 calls.')).toBeVisible();
    await expect(callsIn(dialog)).toHaveCount(20);
    await expect(callsIn(dialog).last()).toContainText('10000 discarded: busy');
  });
});

test('a button copies the code and confirms it, on the Code tab and below the others', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const dialog = await openDialog(page);
  await expect(dialog.locator('footer')).toHaveText(
    /Changes last until reload\.\s*Copy as code\s*to keep them\./,
  );
  for (const tab of ['Properties', 'Code']) {
    await showTab(dialog, tab);
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await dialog.getByRole('button', { name: 'Copy as code' }).click();
    await expect(dialog.getByRole('status').filter({ hasText: 'Copied.' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await codeIn(dialog));
  }
  await expect(dialog.locator('footer')).toHaveText(
    /Changes last until reload\.\s*Copy as code to keep them\./,
  );
});

for (const [width, height] of [
  [390, 844],
  [1440, 900],
] as const) {
  test(`axe finds no violations in the dialog, in light and dark: ${width} px`, async ({
    page,
    laboratory,
  }) => {
    await page.setViewportSize({ width, height });
    // They do not depend on the width.
    const colors = width === 1440;
    laboratory.addFault({ status: 500, times: 0 });
    const dialog = await openDialog(page);
    await dialog.getByLabel('Use default success handler').uncheck();
    await invoke(dialog);
    await dialog.getByRole('tab', { name: 'Properties' }).focus();
    for (const [index, tab] of ['Properties', 'Events', 'Calls', 'Code'].entries()) {
      // With the keyboard, as users of screen readers do.
      if (index > 0) await page.keyboard.press('ArrowRight');
      await expect(dialog.getByRole('tab', { name: tab, selected: true })).toBeFocused();
      if (tab === 'Calls') await callsIn(dialog).first().locator('summary').click();
      if (tab === 'Properties') {
        await dialog.getByRole('combobox', { name: 'Redirect to' }).press('ArrowDown');
        expect(await violationsOf(page, { colors })).toEqual([]);
        await dialog.getByRole('tab', { name: tab }).focus();
      }
      expect(await violationsOf(page, { colors })).toEqual([]);
      const overflow = await dialog.evaluate(
        (element) => element.scrollWidth - element.clientWidth,
      );
      expect(overflow).toBe(0);
      if (tab === 'Calls') await dialog.getByRole('tab', { name: tab }).focus();
    }
    await dialog.getByRole('button', { name: 'New Action' }).click();
    expect(await violationsOf(page, { colors })).toEqual([]);
  });
}

test('a production build contains nothing of the dialog, although the app provides it', () => {
  const stats = JSON.parse(
    readFileSync(join(ROOT, 'dist/ng-module/browser-stats.json'), 'utf8'),
  ) as {
    outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>;
  };
  const ours = Object.values(stats.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([path]) => /devtools|\/cdk\//.test(path))
    .map(([path, { bytesInOutput }]) => [path.split('/').at(-1), bytesInOutput]);
  // Only the function that the app calls, which returns an empty feature.
  expect(ours).toEqual([['ngx-logout-action-devtools.mjs', expect.closeTo(50, -1)]]);
});
