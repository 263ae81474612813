import { test, removePolicy } from '../support/other-origin.ts';
import { expect } from '../support/test.ts';

test('ten forged POSTs and ten images from another site do not end the session', async ({
  page,
  context,
  server,
  signIn,
  laboratory,
  otherOrigin,
}) => {
  await signIn();
  const attacker = await context.newPage();
  await attacker.goto(otherOrigin.url);
  for (let attempt = 0; attempt < 10; attempt++) {
    await attacker.evaluate(async (target) => {
      await fetch(target, { method: 'POST', mode: 'no-cors', credentials: 'include' }).catch(
        () => undefined,
      );
      await new Promise<void>((resolve) => {
        const image = new Image();
        image.onload = image.onerror = () => resolve();
        image.src = `${target}?${Math.random()}`;
      });
    }, `${server.url}/logout`);
  }
  expect(laboratory.requests('POST /logout').every(({ status }) => status !== 204)).toBe(true);
  expect(laboratory.requests('POST /logout')).toHaveLength(10);
  expect(laboratory.requests('GET /logout')).toHaveLength(10);
  await page.reload();
  await expect(page.getByText('IBAN')).toBeVisible();
});

test('the XSRF token never reaches another origin, in any spelling of the URL', async ({
  page,
  signIn,
  otherOrigin,
  expected,
}) => {
  expected.push(/./);
  let spelling = '/logout';
  await removePolicy(page, (html) =>
    html.replace(/(name="logout-url" content=")[^"]*/, (_, start: string) => start + spelling),
  );
  const host = otherOrigin.url.slice('http://'.length);
  const spellings = [
    `//${host}/logout`,
    `/\\${host}/logout`,
    `\\/${host}/logout`,
    `\\\\${host}/logout`,
    `http:\\\\${host}/logout`,
    `http:/${host}/logout`,
    `http:///${host}/logout`,
    `HTTP://${host.toUpperCase()}/logout`,
    ` //${host}/logout`,
    `http://127.0.0.1@${host}/logout`,
  ];
  for (spelling of spellings) {
    await signIn('/what-if');
    await expect(page.getByText('Signed in here.')).toBeVisible();
    await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
    await expect(page.locator('.outcome')).toHaveText(/failed|signed out/);
  }
  // Most of these spellings do reach the other origin.
  expect(otherOrigin.seen.length).toBeGreaterThanOrEqual(5);
  expect(JSON.stringify(otherOrigin.seen)).not.toMatch(/xsrf/i);
});
