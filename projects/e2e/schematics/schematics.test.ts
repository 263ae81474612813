import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it } from 'node:test';

import { OPTION_DEFAULTS } from '../../ngx-logout-action/src/lib/action/option-table.ts';
import {
  libraryWorkspace,
  moduleApp,
  nxWorkspace,
  standaloneApp,
  twoApps,
  Workspace,
} from './workspace.ts';

let workspace: Workspace | undefined;

function open(files: Record<string, string>): Workspace {
  return (workspace = new Workspace(files));
}

afterEach(() => workspace?.remove());

const CONFIG = 'src/app/app.config.ts';
const MODULE = 'src/app/app-module.ts';

/** An app without `app.config.ts`. */
function configuredInMain(): Record<string, string> {
  const files = standaloneApp();
  files['src/main.ts'] = `import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';

bootstrapApplication(App, { providers: [] });
`;
  return files;
}

function withProviders(): Record<string, string> {
  const files = standaloneApp();
  files[CONFIG] = (files[CONFIG] ?? '')
    .replace(
      '[]',
      '[\n    provideBrowserGlobalErrorListeners(),\n    provideRouter(routes, withComponentInputBinding(), withViewTransitions()),\n  ]',
    )
    .replace('ApplicationConfig }', 'ApplicationConfig, provideBrowserGlobalErrorListeners }');
  return files;
}

/** Collapses whitespace, for assertions that do not depend on line breaks. */
const words = (text: string) => text.replace(/\s+/g, ' ');

describe('ng add', () => {
  it('asks for the backend, the home and login pages, and the URL, and writes the provider', async () => {
    const app = open(standaloneApp());
    await app.run('ng-add', {}, { login: '/sign-in', logoutUrl: '/api/logout' });
    assert.deepEqual(
      app.prompts.map(({ id, proposal }) => [id, proposal]),
      [
        ['backend', 'http'],
        ['home', '/'],
        ['login', '/login'],
        ['logoutUrl', '/logout'],
        ['idleMinutes', '0'],
      ],
    );
    assert.match(
      words(app.read(CONFIG)),
      /provideLogoutAction\( ?\{\}, withPages\(\{ home: '\/', login: '\/sign-in' \}\), withHttpLogout\(\{ url: '\/api\/logout' \}\), withFailureHandler\(/,
    );
    assert.match(
      words(app.read(CONFIG)),
      /import \{[^;]*provideLogoutAction[^;]*\} from 'ngx-logout-action';/,
    );
  });

  for (const backend of ['http', 'spring-security', 'oidc']) {
    it(`writes a failure handler that offers to try again, with ${backend}`, async () => {
      const app = open(standaloneApp());
      await app.run('ng-add', { backend, issuer: 'https://id.test', clientId: 'shop' });
      assert.match(
        words(app.read(CONFIG)),
        /withFailureHandler\( ?\(_, \{ retry \}\) => confirm\('You may still be signed in\. Try again\?'\) && retry\(\),? ?\)/,
      );
    });
  }

  it('asks no question that a flag answers', async () => {
    const app = open(standaloneApp());
    const flags = { backend: 'http', home: '/', login: '/in', logoutUrl: '/out', idleMinutes: 0 };
    await app.run('ng-add', flags, {});
    assert.deepEqual(app.prompts, []);
  });

  it('uses the defaults without a terminal', async () => {
    const app = open(standaloneApp());
    await app.run('ng-add', {});
    assert.match(app.read(CONFIG), /login: '\/login'/);
  });

  it('configures a refresh of the CSRF token for Spring Security', async () => {
    const app = open(standaloneApp());
    await app.run('ng-add', { backend: 'spring-security' });
    assert.match(
      app.read(CONFIG),
      /withHttpLogout\(\{ url: '\/logout', xsrf: \{ refreshUrl: '\/csrf' \} \}\)/,
    );
  });

  it('asks for the issuer and client ID for OpenID Connect, and configures angular-oauth2-oidc', async () => {
    const files = standaloneApp();
    files['package.json'] = JSON.stringify({
      dependencies: { '@angular/core': '^22.2.0', 'angular-oauth2-oidc': '^22.0.0' },
    });
    const app = open(files);
    await app.run('ng-add', {}, { backend: 'oidc', issuer: 'https://id.test', clientId: 'shop' });
    assert.deepEqual(
      app.prompts.map(({ id }) => id),
      ['backend', 'home', 'login', 'issuer', 'clientId', 'idleMinutes'],
    );
    assert.match(
      words(app.read(CONFIG)),
      /withOidcLogout\(\{ issuer: 'https:\/\/id.test', clientId: 'shop', idToken: \(\) => inject\(OAuthService\)\.getIdToken\(\), revoke/,
    );
    assert.match(app.read(CONFIG), /import \{ withOidcLogout \} from 'ngx-logout-action\/oidc';/);
  });

  for (const how of ['an answer', 'a flag']) {
    it(`configures the sign-out of idle users, with ${how}`, async () => {
      const app = open(standaloneApp());
      if (how === 'a flag') await app.run('ng-add', { idleMinutes: 15 });
      else await app.run('ng-add', {}, { idleMinutes: '15' });
      assert.match(words(app.read(CONFIG)), / withIdleLogout\(\{ after: 15 \* 60_000 \}\)/);
      assert.match(app.read(CONFIG), /import \{ withIdleLogout \} from 'ngx-logout-action\/idle';/);
    });
  }

  it('rejects an idle time that is too short or too long, with an error code', async () => {
    for (const idleMinutes of [1, -1, 100_000]) {
      const app = open(standaloneApp());
      await assert.rejects(app.run('ng-add', { idleMinutes }), /LOGOUT-103.*idleMinutes/);
      app.remove();
    }
  });

  it('adds the module to the imports of an NgModule app', async () => {
    const app = open(moduleApp());
    await app.run('ng-add', {});
    assert.match(
      words(app.read(MODULE)),
      /imports: \[ ?BrowserModule, LogoutActionModule\.forRoot\( ?\{\}, withPages/,
    );
  });

  for (const [kind, files, root] of [
    ['a standalone app', standaloneApp(), CONFIG],
    ['an NgModule app', moduleApp(), MODULE],
  ] as const) {
    it(`changes only the root of ${kind}, and nothing when run again`, async () => {
      const app = open(files);
      await app.run('ng-add', {});
      const once = app.read(root);
      await app.run('ng-add', { login: '/another' }, {});
      assert.equal(app.read(root), once);
      assert.deepEqual(app.prompts, []);
      for (const [path, text] of Object.entries(files)) {
        if (path !== root) assert.equal(app.read(path), text);
      }
    });
  }

  it('rejects paths that leave the app, with an error code', async () => {
    for (const home of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '\t//evil.example',
      '',
    ]) {
      await assert.rejects(open(standaloneApp()).run('ng-add', { home }), {
        message: `LOGOUT-103: Invalid value '${home}' for 'home'. Expected a path of the app, such as '/login'.`,
      });
      workspace?.remove();
    }
  });

  it('lists the apps to choose from if there are several', async () => {
    await assert.rejects(
      open(twoApps()).run('ng-add', {}),
      /Which application\? Set --project to one of: shop, admin\./,
    );
  });

  it('explains that a library has no root providers, and lists the apps', async () => {
    await assert.rejects(
      open(libraryWorkspace()).run('ng-add', { project: 'ui' }),
      /'ui' is a library.*Set --project to one of: app\./,
    );
  });

  it('adds a missing slash to paths', async () => {
    const app = open(standaloneApp());
    await app.run('ng-add', { home: 'home', login: 'login', logoutUrl: 'api/logout' });
    assert.match(words(app.read(CONFIG)), /home: '\/home', login: '\/login'.*url: '\/api\/logout'/);
  });

  it('prints the next step', async () => {
    const app = open(standaloneApp());
    await app.run('ng-add', {});
    assert.match(
      app.messages.at(-1) ?? '',
      /Put `logoutAction` on a button: <button logoutAction>Sign out<\/button>/,
    );
  });

  for (const [kind, files, root] of [
    ['a standalone app', standaloneApp(), CONFIG],
    ['an NgModule app', moduleApp(), MODULE],
    ['a standalone app on Angular 21', standaloneApp(21), CONFIG],
    ['an NgModule app on Angular 21', moduleApp(21), MODULE],
    ['an app configured in main.ts', configuredInMain(), 'src/main.ts'],
    ['an app with several providers', withProviders(), CONFIG],
  ] as const) {
    for (const flags of [
      {},
      {
        backend: 'spring-security',
        login: '/sign-in-with-a-long-path',
        logoutUrl: '/api/v2/logout',
      },
      { backend: 'oidc', issuer: "https://id.example.org/it's", clientId: 'shop' },
    ]) {
      it(`writes formatted code into ${kind}, with ${JSON.stringify(flags)}`, async () => {
        const app = open(files);
        app.write(
          'package.json',
          app.read('package.json').replace('{"@', '{"angular-oauth2-oidc": "^22.0.0","@'),
        );
        assert.ok(await app.isFormatted(root));
        await app.run('ng-add', flags);
        assert.ok(await app.isFormatted(root), app.read(root));
      });
    }
  }

  describe('on Angular 21', () => {
    it('switches HttpClient to fetch if it is not configured', async () => {
      const app = open(standaloneApp(21));
      await app.run('ng-add', {});
      assert.match(app.read(CONFIG), /provideHttpClient\(withFetch\(\)\)/);
    });

    it('adds fetch to an existing configuration only once', async () => {
      const files = standaloneApp(21);
      files[CONFIG] = (files[CONFIG] ?? '')
        .replace('[]', '[provideHttpClient(withInterceptors([]))]')
        .replace(
          '\n\n',
          `\nimport { provideHttpClient, withInterceptors } from '@angular/common/http';\n\n`,
        );
      const app = open(files);
      await app.run('ng-add', {});
      await app.run('ng-add', {});
      assert.match(
        app.read(CONFIG),
        /provideHttpClient\(withInterceptors\(\[\]\), withFetch\(\)\)/,
      );
      assert.equal(app.read(CONFIG).match(/withFetch\(\)/g)?.length, 1);
      assert.match(
        app.read(CONFIG),
        /import \{[^}]*\bwithFetch\b[^}]*\} from '@angular\/common\/http'/,
      );
    });

    it('keeps the interceptors of HttpClientModule', async () => {
      const files = moduleApp(21);
      files[MODULE] = (files[MODULE] ?? '')
        .replace('[BrowserModule]', '[BrowserModule, HttpClientModule]')
        .replace('\n\n', `\nimport { HttpClientModule } from '@angular/common/http';\n\n`);
      const app = open(files);
      await app.run('ng-add', {});
      assert.match(
        app.read(MODULE),
        /provideHttpClient\(withFetch\(\), withInterceptorsFromDi\(\)\)/,
      );
    });
  });

  it('does not change HttpClient on Angular 22, which uses fetch by default', async () => {
    const app = open(standaloneApp(22));
    await app.run('ng-add', {});
    assert.doesNotMatch(app.read(CONFIG), /HttpClient/);
  });
});

describe('ng generate ngx-logout-action:action', () => {
  it('asks like the New Action wizard: for the type, name, and owner, then for the properties', async () => {
    const app = open(standaloneApp());
    await app.run(
      'action',
      {},
      { name: 'leave', redirectTo: 'home', spinnerContext: 'page, card' },
    );
    assert.deepEqual(
      app.prompts.map(({ id, proposal }) => [id, proposal]),
      [
        ['type', 'logout'],
        ['name', 'logoutAction1'],
        ['owner', 'page'],
        ['component', 'App'],
        ['useDefaultSuccessHandler', true],
        ['inFlightBehavior', 'executeLast'],
        ['redirectTo', 'login'],
        ['spinnerContext', ''],
        ['spinnerMessage', ''],
      ],
    );
    assert.match(
      words(app.read('src/app/app.ts')),
      /readonly title = 'app'; protected readonly leave = injectLogoutAction\(\{ name: 'leave', redirectTo: 'home', spinnerContext: \['page', 'card'\], \}\); \}/,
    );
    assert.match(app.read('src/app/app.leave.spec.ts'), /redirectTo\)\.toEqual\('home'\)/);
  });

  it('proposes the next free number', async () => {
    const app = open(standaloneApp());
    await app.run('action', {});
    await app.run('action', {});
    await app.run('action', {}, {});
    assert.equal(app.prompts.find(({ id }) => id === 'name')?.proposal, 'logoutAction3');
  });

  it('adds the action to a component given by its class or file', async () => {
    for (const component of [
      'Account',
      'account',
      'account/account',
      'src/app/account/account.ts',
    ]) {
      const app = open(standaloneApp());
      await app.run('action', { component });
      assert.match(app.read('src/app/account/account.ts'), /logoutAction1 = injectLogoutAction/);
      app.remove();
    }
  });

  it('does not ask for a component for an application-owned action, and writes a provider', async () => {
    const app = open(moduleApp());
    await app.run('action', { name: 'quickExit', owner: 'application' }, {});
    assert.ok(app.prompts.every(({ id }) => id !== 'component'));
    assert.match(app.read(MODULE), /import \{ provideQuickExit \} from '\.\/actions\/quick-exit';/);
    assert.match(words(app.read(MODULE)), /providers: \[ ?provideQuickExit\(\) ?\]/);
    assert.match(
      words(app.read('src/app/actions/quick-exit.ts')),
      /create\(\{ name: 'quickExit', owner: 'application' \}\)/,
    );
    assert.match(app.read('src/app/actions/quick-exit.spec.ts'), /owner\)\.toBe\('application'\)/);
  });

  it('adds the provider in main.ts if the app is configured there', async () => {
    const app = open(configuredInMain());
    await app.run('action', { name: 'leave', owner: 'application' });
    assert.match(app.read('src/main.ts'), /from '\.\/app\/actions\/leave'/);
  });

  it('writes no spec with skipTests', async () => {
    const app = open(standaloneApp());
    await app.run('action', { skipTests: true });
    assert.throws(() => app.read('src/app/app.logout-action-1.spec.ts'), /ENOENT/);
  });

  it('escapes quotes and backslashes', async () => {
    const app = open(standaloneApp());
    await app.run('action', { spinnerMessage: `It's "over"\\` });
    assert.match(app.read('src/app/app.ts'), /spinnerMessage: 'It\\'s "over"\\\\'/);
  });

  it('rejects an invalid name, a name in use, and the name of an existing member', async () => {
    const app = open(standaloneApp());
    await app.run('action', { name: 'leave', owner: 'application' });
    await assert.rejects(
      app.run('action', { name: '1x' }),
      /^Error: LOGOUT-101: Invalid value '1x' for 'name'\. Expected at least two letters/,
    );
    await assert.rejects(
      app.run('action', { name: 'leave' }),
      /LOGOUT-102: The name 'leave' is already in use/,
    );
    await assert.rejects(app.run('action', { name: 'logoutAction' }), /LOGOUT-102/);
    await assert.rejects(
      app.run('action', { name: 'title' }),
      /LOGOUT-102: App already has a member 'title'/,
    );
    await assert.rejects(app.run('action', { name: 'constructor' }), /LOGOUT-102/);
  });

  it('rejects invalid properties with an error code, and writes nothing', async () => {
    const app = open(standaloneApp());
    await assert.rejects(
      app.run('action', { redirectTo: '//evil.example' }),
      /LOGOUT-103: Invalid value '\/\/evil\.example' for 'redirectTo'/,
    );
    await assert.rejects(
      app.run('action', { component: 'Nope' }),
      /LOGOUT-103: Component 'Nope' not found.*App, Account/,
    );
    await assert.rejects(app.run('action', { inFlightBehavior: 'never' }), /inFlightBehavior/);
    assert.equal(app.read('src/app/app.ts'), standaloneApp()['src/app/app.ts']);
  });

  for (const [kind, files, folder] of [
    ['a CLI workspace', libraryWorkspace(), 'projects/ui'],
    ['an Nx workspace', nxWorkspace(), 'libs/ui'],
    [
      'an Nx workspace with angular.json',
      nxWorkspace({ shop: 'apps/shop', ui: 'libs/ui' }),
      'libs/ui',
    ],
  ] as const) {
    const menu = `${folder}/src/lib/menu.ts`;
    for (const flags of [
      { component: 'Menu' },
      { component: menu },
      { component: 'menu', project: 'ui' },
      { project: 'ui', component: 'src/lib/menu' },
    ]) {
      it(`adds an action to a library component of ${kind}, with ${JSON.stringify(flags)}`, async () => {
        const app = open(files);
        await app.run('action', flags);
        assert.match(app.read(menu), /logoutAction1 = injectLogoutAction/);
        assert.match(
          app.read(`${folder}/src/lib/menu.logout-action-1.spec.ts`),
          /import \{ Menu \} from '\.\/menu';/,
        );
      });
    }

    it(`adds an action to a secondary entry point of ${kind}`, async () => {
      const app = open(files);
      await app.run('action', { project: 'ui', component: 'Confirm' });
      assert.match(app.read(`${folder}/dialogs/src/confirm.ts`), /injectLogoutAction/);
    });

    it(`finds the project of ${kind} by the current folder`, async () => {
      const app = open(files);
      app.workingDirectory = `${folder}/src/lib`;
      await app.run('action', {});
      const components = [menu, `${folder}/dialogs/src/confirm.ts`].map((path) => app.read(path));
      assert.match(components.join(''), /injectLogoutAction/);
    });

    it(`finds a component in another project of ${kind}`, async () => {
      const app = open(files);
      await app.run('action', { project: 'nx.json' in files ? 'shop' : 'app', component: menu });
      assert.match(app.read(menu), /injectLogoutAction/);
    });

    it(`lists the components and projects of ${kind}`, async () => {
      const app = open(files);
      await assert.rejects(
        app.run('action', { project: 'ui', component: 'Nope' }),
        /LOGOUT-103: Component 'Nope' not found.*one of: Menu, Confirm|Confirm, Menu/,
      );
      await assert.rejects(
        app.run('action', { project: 'nope', component: 'Menu' }),
        /Project 'nope' not found\. Set --project to one of: (app|shop), ui\./,
      );
      await assert.rejects(
        app.run('action', { project: 'ui', owner: 'application' }),
        /'ui' is a library.*Set --project to one of: (app|shop)\./,
      );
    });
  }

  it('wraps lines at the width of the workspace', async () => {
    const app = open(nxWorkspace());
    const spinnerMessage = 'We are signing you out of all your devices. This takes a moment.';
    await app.run('action', { component: 'Menu', spinnerMessage });
    for (const file of ['menu.ts', 'menu.logout-action-1.spec.ts']) {
      const path = `libs/ui/src/lib/${file}`;
      assert.ok(await app.isFormatted(path, { printWidth: 80 }), app.read(path));
    }
  });

  for (const flags of [
    { name: 'leave' },
    { name: 'leave', redirectTo: 'orders', inFlightBehavior: 'executeAll', timeout: 60_000 },
    { name: 'leave', spinnerContext: 'page, card', spinnerMessage: "You'll be signed out." },
    { name: 'leave', spinnerMessage: `${'A very long message '.repeat(6)}.` },
    { name: 'leaveThisApplicationAndEverythingThatBelongsToIt', redirectMode: 'document' },
  ]) {
    for (const [kind, files, root] of [
      ['a standalone app', standaloneApp(), CONFIG],
      ['an NgModule app', moduleApp(), MODULE],
    ] as const) {
      it(`writes formatted code into ${kind}, with ${JSON.stringify(flags)}`, async () => {
        const app = open(files);
        const kebabName = flags.name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
        await app.run('action', flags);
        await app.run('action', {
          ...flags,
          name: `${flags.name}Everywhere`,
          owner: 'application',
        });
        for (const path of [
          'src/app/app.ts',
          `src/app/app.${kebabName}.spec.ts`,
          root,
          `src/app/actions/${kebabName}-everywhere.ts`,
          `src/app/actions/${kebabName}-everywhere.spec.ts`,
        ]) {
          assert.ok(await app.isFormatted(path), app.read(path));
        }
      });
    }
  }

  for (const body of [
    '',
    ' ',
    '\n',
    '\n  save(): void {}\n',
    '\n  readonly title = 1;\n\n  save(): void {}\n',
  ]) {
    it(`writes formatted code into a class with the body ${JSON.stringify(body)}`, async () => {
      const files = standaloneApp();
      const path = 'src/app/app.ts';
      files[path] = (files[path] ?? '').replace(/class App \{[^}]*\}/, () => `class App {${body}}`);
      const app = open(files);
      await app.run('action', {});
      assert.ok(await app.isFormatted(path), app.read(path));
    });
  }

  it('keeps comments in place', async () => {
    const files = standaloneApp();
    files[CONFIG] = (files[CONFIG] ?? '').replace(
      'providers: [],',
      'providers: [\n    first(), // one\n    // two\n    second(),\n  ],',
    );
    const app = open(files);
    await app.run('action', { name: 'leave', owner: 'application' });
    assert.match(app.read(CONFIG), /first\(\), \/\/ one\n {4}\/\/ two\n {4}second\(\),/);
  });
});

describe('the schema of ng generate', () => {
  const schema = '../../../dist/ngx-logout-action/schematics/action/schema.json';
  const { properties } = JSON.parse(readFileSync(join(import.meta.dirname, schema), 'utf8')) as {
    properties: Record<string, Record<string, unknown>>;
  };

  it('has the same types, choices, and limits as the options of the library', () => {
    const dataOf = ({
      type,
      enum: choices,
      minimum,
      exclusiveMinimum,
      maximum,
    }: Record<string, unknown>) =>
      JSON.parse(JSON.stringify({ type, choices, minimum, exclusiveMinimum, maximum })) as unknown;
    const timer = { type: 'number', maximum: 2_147_483_647 };
    assert.deepEqual(
      Object.fromEntries(
        Object.keys(OPTION_DEFAULTS).map((name) => [name, dataOf(properties[name] ?? {})]),
      ),
      {
        useDefaultSuccessHandler: { type: 'boolean' },
        inFlightBehavior: {
          type: 'string',
          choices: ['doNotExecute', 'executeAll', 'executeLast'],
        },
        redirectTo: { type: 'string' },
        spinnerContext: { type: 'string' },
        spinnerMessage: { type: 'string' },
        timeout: { ...timer, minimum: 0 },
        decisionTimeout: { ...timer, exclusiveMinimum: 0 },
        redirectMode: { type: 'string', choices: ['router', 'document'] },
      },
    );
  });

  it('describes the default of each option, but does not set it, so that the CLI asks', () => {
    for (const [name, byDefault] of Object.entries(OPTION_DEFAULTS)) {
      const flag = properties[name];
      assert.ok(flag, name);
      assert.equal(flag['default'], undefined, name);
      if (byDefault === undefined) continue;
      assert.match(String(flag['description']), new RegExp(` Default: ${byDefault}\\.$`), name);
    }
  });
});
