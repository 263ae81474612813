import { expect, type Page } from '@playwright/test';

import { DEMO_ACCOUNT } from '../../server/src/accounts.ts';
import { type RunningServer, startServer } from '../../server/src/server.ts';
import { test } from './workspace.ts';

const PAGES = ['--home', '/', '--login', '/sign-in'];

/** Buttons for the actions that `ng generate` writes. */
const BUTTONS = `
<button [logoutAction]="leave">Leave</button>
<button logoutAction="quickExit">Quick exit</button>
`;

/** Standalone components must import the directive. */
const importDirective = (component: string) =>
  component
    .replace('imports: [', 'imports: [LogoutActionDirective, ')
    .replace('\n\n@', "\nimport { LogoutActionDirective } from 'ngx-logout-action';\n\n@");

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('User name').fill(DEMO_ACCOUNT.username);
  await page.getByLabel('Password').fill(DEMO_ACCOUNT.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('IBAN')).toBeVisible();
}

async function expectItSignsOut(
  page: Page,
  server: RunningServer,
  button: string,
  arrivesAt: string,
) {
  server.laboratory?.clear();
  await signIn(page, server.url);
  await page.getByRole('button', { name: button, exact: true }).click();
  await expect(page).toHaveURL(server.url + arrivesAt);
  await expect(page.getByText('IBAN')).toHaveCount(0);
  expect(server.laboratory?.requests('POST /logout').map(({ status }) => status)).toEqual([204]);
  expect((await page.request.get(`${server.url}/api/account`)).status()).toBe(401);
}

for (const [project, root] of [
  ['standalone', 'app.config.ts'],
  ['ng-module', 'app-module.ts'],
] as const) {
  const src = `projects/${project}/src/app`;

  test.describe.serial(`a new ${project} app`, () => {
    let server: RunningServer | undefined;

    test.afterAll(() => server?.close());

    test('ng add only writes the provider, and a second run changes nothing', ({ workspace }) => {
      workspace.commit();
      workspace.add(project, ...PAGES);
      expect(workspace.changed().filter((path) => !/^package(-lock)?\.json$/.test(path))).toEqual([
        `${src}/${root}`,
      ]);
      workspace.commit();
      const output = workspace.add(project, ...PAGES);
      expect(output).toContain('already provides ngx-logout-action');
      expect(output).toContain('<button logoutAction>Sign out</button>');
      expect(workspace.changed()).toEqual([]);
    });

    test('ng generate writes actions of a page and of the application, with specs that pass', ({
      workspace,
    }) => {
      workspace.copyExample(project, project);
      workspace.edit(project, 'app.html', (template) => template + BUTTONS);
      if (project === 'standalone') workspace.edit(project, 'app.ts', importDirective);
      workspace.commit();
      const generate = ['generate', 'ngx-logout-action:action', '--project', project];
      workspace.ng(...generate, 'leave', '--redirect-to', 'home', '--spinner-context', 'page');
      workspace.ng(...generate, 'quickExit', '--owner', 'application');
      expect(workspace.changed().sort()).toEqual(
        [
          `${src}/actions/quick-exit.spec.ts`,
          `${src}/actions/quick-exit.ts`,
          `${src}/${root}`,
          `${src}/app.leave.spec.ts`,
          `${src}/app.ts`,
        ].sort(),
      );
      expect(workspace.ng('test', project, '--watch=false')).toMatch(/Tests +3 passed/);
    });

    test('each action signs out, with one request', async ({ workspace, page }) => {
      workspace.ng('build', project);
      server = await startServer({ testMode: true, playgroundFolder: workspace.built(project) });
      for (const [button, arrivesAt] of [
        ['Sign out', '/sign-in'],
        ['Leave', '/'],
        ['Quick exit', '/sign-in'],
      ] as const) {
        await expectItSignsOut(page, server, button, arrivesAt);
      }
    });

    test('closing the tab right after the click still signs out', async ({ context }) => {
      server?.laboratory?.clear();
      const tab = await context.newPage();
      await signIn(tab, server?.url ?? '');
      await tab
        .getByRole('button', { name: 'Sign out', exact: true })
        .evaluate((button: HTMLElement) => button.click());
      await tab.close();
      await expect.poll(() => server?.laboratory?.requests('POST /logout').length).toBe(1);
    });
  });
}

for (const kind of ['standalone', 'ng-module'] as const) {
  const project = `${kind}-zone`;

  test(`a new ${kind} app with zone.js and strict templates signs out`, async ({
    workspace,
    cli,
    page,
  }) => {
    expect(workspace.polyfills(project)).toContain('zone.js');
    expect(workspace.polyfills(kind)).not.toContain('zone.js');
    // Strict templates are the default since Angular 22.
    expect(workspace.strictTemplates).toBe(cli.startsWith('21.') ? true : undefined);
    workspace.add(project, ...PAGES);
    workspace.copyExample(kind, project);
    workspace.ng('build', project);
    const server = await startServer({
      testMode: true,
      playgroundFolder: workspace.built(project),
    });
    await expectItSignsOut(page, server, 'Sign out', '/sign-in');
    await server.close();
  });
}

test('a library gets an action in its component, builds, and its specs pass', ({ workspace }) => {
  workspace.add('standalone', ...PAGES);
  workspace.commit();
  const component = 'projects/ui/src/lib/ui';
  workspace.ng('generate', 'ngx-logout-action:action', 'leave', '--component', `${component}.ts`);
  expect(workspace.changed().sort()).toEqual([`${component}.leave.spec.ts`, `${component}.ts`]);
  workspace.ng('build', 'ui');
  expect(workspace.ng('test', 'ui', '--watch=false')).toMatch(/Tests +2 passed/);
});
