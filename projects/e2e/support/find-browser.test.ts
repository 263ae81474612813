import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

import { findBrowsers } from './find-browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'ngx-logout-action-'));
after(() => rmSync(folder, { recursive: true }));

function browser(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, '');
  chmodSync(path, 0o755);
  return path;
}

describe('The browser for tests', () => {
  it('is the one in CHROME_BIN, before any other', async () => {
    browser('chromium');
    const named = browser('mine');
    assert.deepEqual(await findBrowsers({ CHROME_BIN: named, PATH: folder }), {
      full: { path: named, found: 'set by CHROME_BIN' },
    });
  });

  it('is otherwise an installed one', async () => {
    const path = browser('chromium');
    assert.deepEqual(await findBrowsers({ PATH: folder }), { full: { path, found: 'installed' } });
  });

  it('is distinguished from a headless shell, whether installed or in CHROME_BIN', async () => {
    const full = { path: browser('chromium'), found: 'installed' };
    const path = browser('chromium-headless-shell');
    assert.deepEqual(await findBrowsers({ PATH: folder }), {
      full,
      shell: { path, found: 'installed' },
    });
    assert.deepEqual(await findBrowsers({ CHROME_BIN: path, PATH: folder }), {
      shell: { path, found: 'set by CHROME_BIN' },
    });
    rmSync(path);
  });

  it('is an error if CHROME_BIN is not an executable', async () => {
    await assert.rejects(
      findBrowsers({ CHROME_BIN: '/nowhere', PATH: folder }),
      /CHROME_BIN is \/nowhere/,
    );
  });
});
