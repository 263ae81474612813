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

describe('The browser to test in', () => {
  it('is the one that CHROME_BIN names, before any other', async () => {
    browser('chromium');
    const named = browser('mine');
    assert.deepEqual(await findBrowsers({ CHROME_BIN: named, PATH: folder }), {
      whole: { path: named, found: 'named by CHROME_BIN' },
    });
  });

  it('is else an installed one', async () => {
    const path = browser('chromium');
    assert.deepEqual(await findBrowsers({ PATH: folder }), { whole: { path, found: 'installed' } });
  });

  it('is distinguished from a headless shell, wherever that comes from', async () => {
    const whole = { path: browser('chromium'), found: 'installed' };
    const path = browser('chromium-headless-shell');
    assert.deepEqual(await findBrowsers({ PATH: folder }), {
      whole,
      shell: { path, found: 'installed' },
    });
    assert.deepEqual(await findBrowsers({ CHROME_BIN: path, PATH: folder }), {
      shell: { path, found: 'named by CHROME_BIN' },
    });
    rmSync(path);
  });

  it('is not passed over in silence where CHROME_BIN names none', async () => {
    await assert.rejects(
      findBrowsers({ CHROME_BIN: '/nowhere', PATH: folder }),
      /CHROME_BIN names/,
    );
  });
});
