import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { GROUPS } from '../../../docs/.vitepress/sidebar.ts';
import { type RunningServer, startServer } from '../../server/src/server.ts';
import { ENTRY_POINTS, goldenFile } from '../package/api.ts';

const ROOT = join(import.meta.dirname, '../../..');
const DOCS = join(ROOT, 'docs');

/** The pages written by hand, as paths in `docs` without `.md`. */
const PAGES = readdirSync(DOCS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md') && !/^(?:api|about)\b/.test(file))
  .map((file) => file.replace(/\.md$/, '').replaceAll('\\', '/'));

interface Page {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
  /** The targets of the page's links. */
  readonly links: readonly string[];
}

describe('the documentation', () => {
  let server: RunningServer;
  /** All pages and files that are reachable by links from `/docs/`. */
  const site = new Map<string, Page>();

  async function read(path: string): Promise<Page> {
    const response = await fetch(new URL(path, server.url));
    const html = await response.text();
    // Copies of source files are served as plain text.
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
    const links = isPage
      ? [...html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, link = '']) => link)
      : [];
    return { status: response.status, html, headers: response.headers, links };
  }

  before(async () => {
    server = await startServer();
    const toVisit = ['/docs/'];
    for (let path = toVisit.shift(); path !== undefined; path = toVisit.shift()) {
      if (site.has(path)) continue;
      const page = await read(path);
      site.set(path, page);
      const targets = page.links.map((link) => resolve(path, link).pathname);
      toVisit.push(...targets.filter((target) => target.startsWith('/docs/')));
    }
  });
  after(() => server.close());

  /** The target of a link on a page. External targets have another origin. */
  const resolve = (path: string, link: string) => new URL(link, new URL(path, server.url));

  it('has no broken link and no broken anchor', () => {
    const faults = [...site].flatMap(([path, { links }]) =>
      links.filter((link) => {
        const { origin, pathname, hash } = resolve(path, link);
        if (origin !== server.url || pathname === '/') return false;
        const target = site.get(pathname);
        const id = decodeURIComponent(hash.slice(1));
        return target?.status !== 200 || (id !== '' && !target.html.includes(`id="${id}"`));
      }),
    );
    assert.deepEqual([...new Set(faults)], []);
  });

  it('lists each page in the sidebar, once', () => {
    const listed = GROUPS.flatMap(({ pages }) => pages).filter(
      (page) => !page.startsWith('about/'),
    );
    assert.deepEqual(listed.toSorted(), PAGES.filter((page) => page !== 'index').toSorted());
    for (const page of listed) assert.ok(site.has(`/docs/${page}`), page);
  });

  it('has a page for every export of every entry point', () => {
    for (const name of ENTRY_POINTS) {
      const entry = name && `${name}/`;
      const file = join(ROOT, 'projects/ngx-logout-action', entry, 'src/public-api.ts');
      const names = [...readFileSync(file, 'utf8').matchAll(/\{([^}]*)\}/g)]
        .flatMap(([, list = '']) => list.split(','))
        .map((item) => item.trim().replace(/^type /, ''))
        .filter((item) => /^\w+$/.test(item));
      assert.ok(names.length > 0, file);
      for (const name of names) {
        const address = new RegExp(`^/docs/api/ngx-logout-action/${entry}[\\w-]+/${name}$`);
        assert.ok(
          [...site.keys()].some((path) => address.test(path)),
          name,
        );
      }
    }
  });

  it('contains nothing that its strict Content Security Policy would block', () => {
    for (const [path, { html, headers }] of site) {
      if (!headers.get('content-type')?.startsWith('text/html')) continue;
      const policy = headers.get('content-security-policy') ?? '';
      assert.ok(!policy.includes('unsafe'), policy);
      assert.ok(!/<[a-z][^<>]*\sstyle="/.test(html), path);
      for (const [, script = ''] of html.matchAll(/<script(?![^>]*src=)[^>]*>([^]*?)<\/script>/g)) {
        const hash = createHash('sha256').update(script).digest('base64');
        assert.ok(policy.includes(`'sha256-${hash}'`), `${path}: ${script.slice(0, 60)}`);
      }
    }
  });

  it('contains the nonce of each response, for the styles of live examples', async () => {
    const nonces = new Set<string>();
    for (let response = 0; response < 2; response++) {
      const { html, headers } = await read('/docs/events');
      const [, nonce = 'none'] = /<meta property="csp-nonce" nonce="([^"]+)"/.exec(html) ?? [];
      const [styles] = /style-src [^;]*/.exec(headers.get('content-security-policy') ?? '') ?? [];
      assert.ok(styles?.includes(`'nonce-${nonce}'`), styles);
      nonces.add(nonce);
    }
    assert.equal(nonces.size, 2);
  });

  it('only links to files that exist, for readers on GitHub', () => {
    for (const page of ['../README', '../ARCHITECTURE', '../CONTRIBUTING', ...PAGES]) {
      const file = join(DOCS, `${page}.md`);
      for (const [, link = ''] of readFileSync(file, 'utf8').matchAll(
        /\]\(([^)#]+)(?:#[^)]*)?\)/g,
      )) {
        if (link.startsWith('https://')) continue;
        assert.ok(existsSync(join(file, '..', link)), `${page} → ${link}`);
      }
    }
  });

  it('has a README for the package that links to no other file', () => {
    const readme = readFileSync(join(ROOT, 'projects/ngx-logout-action/README.md'), 'utf8');
    assert.doesNotMatch(readme, /\]\((?!https:)|(?:src|href|srcset)="(?!https:)/);
  });

  const contents = (file: string) => readFileSync(join(DOCS, file), 'utf8');

  it('covers each property and each event of WaveMaker’s page', () => {
    const page = contents('from-wavemaker.md');
    const options = ['name', 'owner', 'useDefaultSuccessHandler', 'inFlightBehavior', 'redirectTo'];
    const spinner = ['spinnerContext', 'spinnerMessage'];
    for (const property of [...options, ...spinner]) {
      assert.ok(page.includes(`\`${property}`), property);
    }
    for (const event of ['onBeforeUpdate', 'onSuccess', 'onError']) {
      assert.ok(page.includes(event), event);
    }
  });

  it('has a recipe for each common task, and says what it cannot promise', () => {
    const page = contents('cookbook.md');
    for (const concern of [
      'Servers',
      'Unsaved changes',
      'store',
      'service worker',
      'native shell',
      '401',
      'inactivity',
      'Tests',
    ]) {
      assert.match(page, new RegExp(`^## .*${concern}`, 'm'), concern);
    }
    assert.match(contents('security.md'), /^## What it cannot promise$/m);
  });

  it('has a section for each option, and lists each feature', () => {
    const page = contents('options.md');
    const golden = readFileSync(goldenFile(''), 'utf8');
    const optionsOf = (name: string) => {
      const [, body = ''] =
        new RegExp(`interface ${name}\\b[^{]*\\{([^]*?)\\n\\}`).exec(golden) ?? [];
      return [...body.matchAll(/^ {4}(\w+)\?:/gm)].map(([, option = '']) => option);
    };
    const options = ['LogoutProperties', 'LogoutActionOptions', 'LogoutActionLifetime'];
    assert.ok(options.flatMap(optionsOf).length > 12);
    for (const option of options.flatMap(optionsOf)) {
      assert.ok(page.includes(`\n### ${option}\n`), option);
    }
    for (const option of optionsOf('LogoutCall')) assert.ok(page.includes(`\`${option}\``), option);
    const features = [...golden.matchAll(/function (with\w+)\(/g)].map(([, name = '']) => name);
    for (const feature of features) assert.ok(page.includes(`| \`${feature}\``), feature);
  });

  it('has a section for each error code in the source', () => {
    const library = join(ROOT, 'projects/ngx-logout-action');
    const sources = readdirSync(library, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\/src\/.*(?<!\.spec)\.ts$/.test(`/${file}`))
      .map((file) => readFileSync(join(library, file), 'utf8'));
    const codes = new Set(
      [...sources.join('').matchAll(/(?:coded|LogoutConfigurationError)\(\s*(\d{3}),/g)].map(
        ([, code = '']) => code,
      ),
    );
    assert.ok(codes.size > 10);
    const page = contents('errors.md');
    for (const code of codes) assert.ok(page.includes(`\n### LOGOUT-${code}\n`), code);
  });

  it('responds with 404 for a page that does not exist', async () => {
    assert.equal((await read('/docs/nothing')).status, 404);
    assert.equal((await read('/docs/nothing.txt')).status, 404);
    assert.equal((await read('/docs/..%2Fpackage')).status, 404);
    assert.equal((await read('/docs/..%2F..%2Fpackage.json')).status, 404);
  });
});

describe('the documentation of a server that has just started', () => {
  /** Requests a path from a server with a pending or settled build. */
  async function readDuring(build: Promise<void>, path: string) {
    const server = await startServer({ docs: { build } });
    const response = await fetch(server.url + path);
    const page = { status: response.status, html: await response.text() };
    await server.close();
    return page;
  }

  it('shows that it is being built, and reloads', async () => {
    const building = new Promise<void>(() => undefined);
    const { status, html } = await readDuring(building, '/docs/in-flight');
    assert.equal(status, 503);
    assert.match(html, /<h1>Building the documentation<\/h1>/);
    assert.match(html, /<meta http-equiv="refresh"/);
  });

  it('is available after the build', async () => {
    const { status, html } = await readDuring(Promise.resolve(), '/docs/in-flight');
    assert.equal(status, 200);
    assert.match(html, /In-flight behavior/);
  });

  it('shows the command to run if the build fails', async () => {
    const { status, html } = await readDuring(Promise.reject(new Error('no')), '/docs');
    assert.equal(status, 503);
    assert.match(html, /npm run build:docs/);
    assert.doesNotMatch(html, /http-equiv="refresh"/);
  });
});
