import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from './test.ts';

test('the other tab shows the login page within a second, and sends no request', async ({
  webkit,
  laboratory,
}) => {
  await webkit.signIn();
  const first = await webkit.driver.getWindowHandle();
  await webkit.driver.switchTo().newWindow('tab');
  const other = await webkit.driver.getWindowHandle();
  await webkit.goto('/account');
  await webkit.see('IBAN');
  await webkit.driver.switchTo().window(first);
  laboratory.clear();
  await webkit.click('Sign out', 'banner');
  await webkit.arriveAt('/login');
  await webkit.driver.switchTo().window(other);
  await webkit.arriveAt('/login', 1_000);
  expect(laboratory.requests('POST /logout')).toHaveLength(1);
});

test('Back shows nothing private after a sign-out, with or without the back/forward cache', async ({
  webkit,
}) => {
  await webkit.signIn();
  await webkit.click('Sign out here');
  await webkit.arriveAt('/login');
  await webkit.goto('/favicon.svg');
  await webkit.run(() => void setTimeout(() => history.back()));
  await webkit.arriveAt('/login');
  await webkit.see('User name');
  expect(await webkit.text()).not.toContain('IBAN');
});

test('closing the tab right after the click still signs out', async ({ webkit, laboratory }) => {
  await webkit.signIn();
  const first = await webkit.driver.getWindowHandle();
  await webkit.driver.switchTo().newWindow('tab');
  await webkit.goto('/account');
  await webkit.see('IBAN');
  await webkit.click('Sign out', 'banner');
  await webkit.driver.close();
  await webkit.driver.switchTo().window(first);
  await expect.poll(() => laboratory.requests('POST /logout').length).toBe(1);
});

test('a component that is destroyed during a call leaves no spinner, and its call completes', async ({
  webkit,
  laboratory,
}) => {
  await webkit.signIn();
  await webkit.click('Spinners', 'banner');
  await webkit.click('Sign out of the profile, slowly');
  const spinning = () =>
    webkit.run(() => document.querySelectorAll('logout-spinner-overlay').length);
  await expect.poll(spinning).toBe(1);
  await webkit.click('Home', 'banner');
  await expect.poll(spinning).toBe(0);
  await expect.poll(() => laboratory.requests('POST /logout')[0]?.status).toBe(204);
  await webkit.arriveAt('/spinners');
});

const cases = JSON.parse(
  readFileSync(
    join(import.meta.dirname, '../../ngx-logout-action/src/testing/safe-redirect.json'),
    'utf8',
  ),
) as { refuse: string[] };

test('a redirect to another origin is never followed, with the URL parser of WebKit', async ({
  webkit,
}) => {
  test.slow();
  await webkit.signIn();
  await webkit.goto('/what-if');
  await webkit.see('Signed in here.');
  for (const redirectTo of cases.refuse.filter((target) => target !== '')) {
    await webkit.click('What if', 'banner');
    await webkit.run(
      (target) =>
        (
          globalThis as never as { logoutAction: { invoke(call: object): Promise<object> } }
        ).logoutAction.invoke({ redirectTo: target, useDefaultSuccessHandler: true }),
      redirectTo,
    );
    expect((await webkit.driver.getCurrentUrl()).startsWith(`${webkit.url}/`), redirectTo).toBe(
      true,
    );
  }
});
