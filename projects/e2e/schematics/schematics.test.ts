import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it } from 'node:test';

import { OPTION_DEFAULTS } from '../../ngx-logout-action/src/lib/action/option-table.ts';
import { moduleApp, standaloneApp, twoApps, Workspace } from './workspace.ts';

let workspace: Workspace | undefined;

function open(files: Record<string, string>): Workspace {
  return (workspace = new Workspace(files));
}

afterEach(() => workspace?.remove());

const CONFIG = 'src/app/app.config.ts';
const MODULE = 'src/app/app-module.ts';

/** All blanks are one: how the text is broken into lines is the formatter's affair. */
const words = (text: string) => text.replace(/\s+/g, ' ');

describe('ng add', () => {
  it('asks for the kind of back end, home, login and the address, and writes the provider', async () => {
    const app = open(standaloneApp());
    await app.run('ng-add', {}, { login: '/sign-in', logoutUrl: '/api/logout' });
    assert.deepEqual(
      app.prompts.map(({ id, proposal }) => [id, proposal]),
      [
        ['backend', 'http'],
        ['home', '/'],
        ['login', '/login'],
        ['logoutUrl', '/logout'],
      ],
    );
    assert.match(
      words(app.read(CONFIG)),
      /provideLogoutAction\( \{\}, withPages\(\{ home: '\/', login: '\/sign-in' \}\), withHttpLogout\(\{ url: '\/api\/logout' \}\),? \)/,
    );
    assert.match(app.read(CONFIG), /import \{.*provideLogoutAction.*\} from 'ngx-logout-action';/);
  });

  it('asks nothing that a flag has answered', async () => {
    const app = open(standaloneApp());
    await app.run('ng-add', { backend: 'http', home: '/', login: '/in', logoutUrl: '/out' }, {});
    assert.deepEqual(app.prompts, []);
  });

  it('takes its own proposals where nobody can be asked', async () => {
    const app = open(standaloneApp());
    await app.run('ng-add', {});
    assert.match(app.read(CONFIG), /login: '\/login'/);
  });

  it('fetches a new token where Spring Security refuses a stale one', async () => {
    const app = open(standaloneApp());
    await app.run('ng-add', { backend: 'spring-security' });
    assert.match(
      app.read(CONFIG),
      /withHttpLogout\(\{ url: '\/logout', xsrf: \{ refreshUrl: '\/csrf' \} \}\)/,
    );
  });

  it('asks for issuer and client where an OpenID Provider signs out, and knows the tokens of angular-oauth2-oidc', async () => {
    const files = standaloneApp();
    files['package.json'] = JSON.stringify({
      dependencies: { '@angular/core': '^22.2.0', 'angular-oauth2-oidc': '^22.0.0' },
    });
    const app = open(files);
    await app.run('ng-add', {}, { backend: 'oidc', issuer: 'https://id.test', clientId: 'shop' });
    assert.deepEqual(
      app.prompts.map(({ id }) => id),
      ['backend', 'home', 'login', 'issuer', 'clientId'],
    );
    assert.match(
      words(app.read(CONFIG)),
      /withOidcLogout\(\{ issuer: 'https:\/\/id.test', clientId: 'shop', idToken: \(\) => inject\(OAuthService\)\.getIdToken\(\), revoke/,
    );
    assert.match(app.read(CONFIG), /import \{ withOidcLogout \} from 'ngx-logout-action\/oidc';/);
  });

  it('writes the import of an NgModule', async () => {
    const app = open(moduleApp());
    await app.run('ng-add', {});
    assert.match(
      words(app.read(MODULE)),
      /imports: \[ ?BrowserModule, LogoutActionModule\.forRoot\( \{\}, withPages/,
    );
  });

  for (const [kind, files, root] of [
    ['a standalone app', standaloneApp(), CONFIG],
    ['an NgModule app', moduleApp(), MODULE],
  ] as const) {
    it(`changes nothing but the root of ${kind}, and nothing at all when it is run again`, async () => {
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

  it('refuses paths that lead out of the app, with a code', async () => {
    for (const home of ['//evil.example', 'https://evil.example', '/\\evil.example', '']) {
      await assert.rejects(open(standaloneApp()).run('ng-add', { home }), {
        message: `LOGOUT-103: 'home' cannot be '${home}'. Give it a path of the app that begins with one '/'.`,
      });
      workspace?.remove();
    }
  });

  it('asks which app is meant where there are several', async () => {
    await assert.rejects(open(twoApps()).run('ng-add', {}), /--project: shop, admin/);
  });

  describe('on Angular 21', () => {
    it('switches HttpClient to fetch where nothing configures it', async () => {
      const app = open(standaloneApp(21));
      await app.run('ng-add', {});
      assert.match(app.read(CONFIG), /provideHttpClient\(withFetch\(\)\)/);
    });

    it('adds fetch to what configures it, once', async () => {
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

  it('leaves HttpClient alone on Angular 22, which uses fetch by itself', async () => {
    const app = open(standaloneApp(22));
    await app.run('ng-add', {});
    assert.doesNotMatch(app.read(CONFIG), /HttpClient/);
  });
});

describe('ng generate ngx-logout-action:action', () => {
  it('is the New Action wizard: type, name, owner, then the properties', async () => {
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

  it('proposes the next number that is free', async () => {
    const app = open(standaloneApp());
    await app.run('action', {});
    await app.run('action', {});
    await app.run('action', {}, {});
    assert.equal(app.prompts.find(({ id }) => id === 'name')?.proposal, 'logoutAction3');
  });

  it('writes into the component that is named by its class or its file', async () => {
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

  it('asks no component of an application-owned action, and writes a provider of its own', async () => {
    const app = open(moduleApp());
    await app.run('action', { name: 'quickExit', owner: 'application' }, {});
    assert.ok(app.prompts.every(({ id }) => id !== 'component'));
    assert.match(app.read(MODULE), /import \{ provideQuickExit \} from '\.\/actions\/quick-exit';/);
    assert.match(words(app.read(MODULE)), /providers: \[ ?provideQuickExit\(\) ?\]/);
    assert.match(
      words(app.read('src/app/actions/quick-exit.ts')),
      /create\(\{ name: 'quickExit', owner: 'application',? \}\)/,
    );
    assert.match(app.read('src/app/actions/quick-exit.spec.ts'), /owner\)\.toBe\('application'\)/);
  });

  it('finds it where the app is configured in main.ts', async () => {
    const files = standaloneApp();
    files['src/main.ts'] = `import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';

bootstrapApplication(App, { providers: [] });
`;
    const app = open(files);
    await app.run('action', { name: 'leave', owner: 'application' });
    assert.match(app.read('src/main.ts'), /from '\.\/app\/actions\/leave'/);
  });

  it('writes no spec where none is wanted', async () => {
    const app = open(standaloneApp());
    await app.run('action', { skipTests: true });
    assert.throws(() => app.read('src/app/app.logout-action-1.spec.ts'), /ENOENT/);
  });

  it('quotes what would break out of a text', async () => {
    const app = open(standaloneApp());
    await app.run('action', { spinnerMessage: `It's "over"\\` });
    assert.match(app.read('src/app/app.ts'), /spinnerMessage: 'It\\'s "over"\\\\'/);
  });

  it('refuses a malformed name, one that is in use, and one that is a member', async () => {
    const app = open(standaloneApp());
    await app.run('action', { name: 'leave', owner: 'application' });
    await assert.rejects(
      app.run('action', { name: '1x' }),
      /^Error: LOGOUT-101: 'name' cannot be '1x'/,
    );
    await assert.rejects(
      app.run('action', { name: 'leave' }),
      /LOGOUT-102: the name 'leave' is in use/,
    );
    await assert.rejects(app.run('action', { name: 'logoutAction' }), /LOGOUT-102/);
    await assert.rejects(
      app.run('action', { name: 'title' }),
      /LOGOUT-102: App has a member 'title'/,
    );
    await assert.rejects(app.run('action', { name: 'constructor' }), /LOGOUT-102/);
  });

  it('refuses nonsense among the properties, with a code, and writes nothing', async () => {
    const app = open(standaloneApp());
    await assert.rejects(
      app.run('action', { redirectTo: '//evil.example' }),
      /LOGOUT-103: 'redirectTo'/,
    );
    await assert.rejects(
      app.run('action', { component: 'Nope' }),
      /LOGOUT-103: there is no component 'Nope'.*App, Account/,
    );
    await assert.rejects(app.run('action', { inFlightBehavior: 'never' }), /inFlightBehavior/);
    assert.equal(app.read('src/app/app.ts'), standaloneApp()['src/app/app.ts']);
  });
});

describe('the schema of ng generate', () => {
  const schema = '../../../dist/ngx-logout-action/schematics/action/schema.json';
  const { properties } = JSON.parse(readFileSync(join(import.meta.dirname, schema), 'utf8')) as {
    properties: Record<string, Record<string, unknown>>;
  };

  it('has the types, choices, and limits of the options as the library has them', () => {
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

  it('says what the default of each option is, and answers no question by it', () => {
    for (const [name, byDefault] of Object.entries(OPTION_DEFAULTS)) {
      const flag = properties[name];
      assert.ok(flag, name);
      assert.equal(flag['default'], undefined, name);
      if (byDefault === undefined) continue;
      assert.match(String(flag['description']), new RegExp(` Default: ${byDefault}\\.$`), name);
    }
  });
});
