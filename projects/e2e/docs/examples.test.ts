import assert from 'node:assert/strict';
import { once } from 'node:events';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

import { createMarkdownRenderer, disposeMdItInstance } from 'vitepress';

import { linksToSources } from '../../../docs/.vitepress/markdown.ts';

const ROOT = join(import.meta.dirname, '../../..');
const read = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');
const readAll = (pattern: string) => globSync(pattern, { cwd: ROOT }).map((file) => read(file));

const EXAMPLES = readdirSync(join(ROOT, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** A `bypass` function of the dev server's proxy, which handles a request itself. */
type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;

interface Manifest {
  name: string;
  version: string;
  private: boolean;
  dependencies: Record<string, string>;
}

const library = JSON.parse(read('projects/ngx-logout-action/package.json')) as Manifest;

describe('the examples', () => {
  const index = read('docs/examples.md');
  const guides = readAll('docs/**/!(examples).md');
  const specs = readAll('projects/e2e/{specs,oidc,ssr}/*.spec.ts');

  it('are all listed in the documentation', () => {
    const listed = [...index.matchAll(/\]\(\.\.\/examples\/([\w-]+)\)/g)].map(([, name]) => name);
    assert.deepEqual(listed.sort(), EXAMPLES.toSorted());
  });

  for (const name of EXAMPLES) {
    it(`${name} is a complete app that depends on the published package`, () => {
      const manifest = JSON.parse(read('examples', name, 'package.json')) as Manifest;
      assert.equal(manifest.dependencies[library.name], `^${library.version}`);
      assert.equal(manifest.private, true);
      for (const file of ['angular.json', 'tsconfig.json', 'src/index.html', 'src/main.ts']) {
        assert.ok(read('examples', name, file), file);
      }
    });

    it(`${name} has a README that says how to start it`, () => {
      const readme = read('examples', name, 'README.md');
      assert.match(readme, /^# .+\n\n\S/);
      assert.match(readme, /npm install\nnpm start/);
    });

    it(`${name} is linked from a guide, and tested end to end`, () => {
      assert.ok(guides.some((page) => page.includes(`examples/${name})`)));
      const app = new RegExp(`'${name}'|dist/${name}/`);
      assert.ok(specs.some((spec) => app.test(spec)));
    });
  }

  it('open in an online editor if the URL of the repository is known', async () => {
    const link = async (repository?: string) => {
      // The renderer is a singleton, which would keep the plugin of the previous call.
      disposeMdItInstance();
      const md = await createMarkdownRenderer(join(ROOT, 'docs'));
      md.use(linksToSources(new Set(), repository));
      return md.render('[x](../examples/idle)', { path: join(ROOT, 'docs/examples.md') });
    };
    assert.match(await link(), /href="\/source\/examples\/idle.txt"/);
    assert.match(
      await link('https://github.com/owner/name'),
      /href="https:\/\/stackblitz\.com\/github\/owner\/name\/tree\/main\/examples\/idle"/,
    );
  });

  it('have the same styles', () => {
    const [first, ...others] = readAll('examples/*/src/app/app.css');
    assert.ok(others.length > 9);
    for (const other of others) assert.equal(other, first);
  });

  it('are printed in full on the Angular Material page', () => {
    const page = read('docs/material.md');
    for (const file of ['account-menu.ts', 'confirm-sign-out.ts']) {
      assert.ok(page.includes(`// ${file}\n${read('examples/material/src/app', file)}`), file);
    }
  });

  it('configure Spring as the cookbook page says', () => {
    const [server = ''] = readAll('examples/spring-bff/server/**/SpringBff.java');
    const lines = server.split('\n').map((line) => line.trim());
    const [, section = ''] = read('docs/cookbook/spring.md').split('### Keep the request');
    const [, printed = ''] = /```java\n([^]*?)\nhttp\.logout/.exec(section) ?? [];
    assert.ok(printed.includes('setRedirectStrategy'));
    for (const line of printed.split('\n')) assert.ok(lines.includes(line.trim()), line);
  });
});

describe('the backend of the examples in ng serve', () => {
  const [file = '', ...others] = globSync(join(ROOT, 'examples/*/proxy.conf.mjs'));

  it('is the same in each example', () => {
    assert.equal(others.length, 3);
    for (const other of others)
      assert.equal(readFileSync(other, 'utf8'), readFileSync(file, 'utf8'));
  });

  it('requires the XSRF token to sign in, and ends a session once', async () => {
    const { default: proxy } = (await import(pathToFileURL(file).href)) as {
      default: Record<string, { bypass: Answer }>;
    };
    const server = createServer((request, response) => {
      const [, { bypass } = { bypass: () => Promise.reject(new Error('no route')) }] =
        Object.entries(proxy).find(([path]) => request.url?.startsWith(path)) ?? [];
      void bypass(request, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const cookies = new Map<string, string>();
    const send = async (method: string, path: string, body?: unknown) => {
      const response = await fetch(url + path, {
        method,
        headers: {
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          'x-xsrf-token': cookies.get('XSRF-TOKEN') ?? '',
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        cookies.set(name, value);
      }
      return response.status;
    };
    const account = { username: 'demo', password: 'let-me-out' };
    assert.equal(await send('POST', '/login', account), 403);
    assert.equal(await send('GET', '/csrf'), 204);
    assert.equal(await send('POST', '/login', { ...account, password: 'wrong' }), 401);
    assert.equal(await send('GET', '/api/account'), 401);
    assert.equal(await send('POST', '/login', account), 200);
    assert.equal(await send('GET', '/api/account'), 200);
    assert.equal(await send('POST', '/logout'), 204);
    assert.equal(await send('GET', '/api/account'), 401);
    assert.equal(await send('POST', '/logout'), 401);
    server.close();
  });
});
