import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

import { expect } from '@playwright/test';
import { Builder, Capabilities, type WebDriver } from 'selenium-webdriver';

import { serverTest } from '../support/server.ts';
import { WebKitPage } from './webkit-page.ts';

export { expect };

/** The browser of Debian's `webkit2gtk-driver`. */
const [MINI_BROWSER] = globSync('/usr/lib/*/webkit2gtk-4.1/MiniBrowser');

/**
 * A test in WebKit with a real server. Workers share a browser, and each test starts without
 * cookies.
 */
export const test = serverTest.extend<{ webkit: WebKitPage }, { driver: WebDriver }>({
  driver: [
    async ({}, use) => {
      const port = await freePort();
      const service = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1']);
      const address = `http://127.0.0.1:${port}`;
      await expect.poll(() => fetch(`${address}/status`).then(({ ok }) => ok, String)).toBe(true);
      const driver = await new Builder()
        .usingServer(address)
        .withCapabilities(
          new Capabilities({
            browserName: 'MiniBrowser',
            'webkitgtk:browserOptions': { binary: MINI_BROWSER, args: ['--automation'] },
          }),
        )
        .build();
      await use(driver);
      await driver.quit();
      service.kill();
    },
    { scope: 'worker' },
  ],
  webkit: async ({ driver, server, laboratory }, use) => {
    await driver.get(`${server.url}/login`);
    await driver.manage().deleteAllCookies();
    laboratory.clear();
    const first = await driver.getWindowHandle();
    await use(new WebKitPage(driver, server.url));
    for (const handle of await driver.getAllWindowHandles()) {
      await driver.switchTo().window(handle);
      if (handle !== first) await driver.close();
    }
    await driver.switchTo().window(first);
  },
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
