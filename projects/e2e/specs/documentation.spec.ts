import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { violationsOf } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

const SITE = join(import.meta.dirname, '../../../dist/docs');

/** All pages that were built: guides, backends, and the whole API reference. */
const ADDRESSES = readdirSync(SITE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html') && file !== '404.html')
  .map((file) => `/docs/${file.replace(/(^|\/)index\.html$|\.html$/, '$1')}`)
  .sort();

/** A window is dearer than a page, and each worker has its share. */
const WINDOWS = 8;

test.describe('the documentation', () => {
  for (let window = 0; window < WINDOWS; window++) {
    const addresses = ADDRESSES.filter((_, index) => index % WINDOWS === window);
    test(`can be read on a phone, in light and in dark: ${addresses[0]} and ${addresses.length - 1} others`, async ({
      page,
    }) => {
      test.slow();
      await page.setViewportSize({ width: 360, height: 740 });
      for (const address of addresses) {
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect.soft(overflow, address).toBe(0);
        expect.soft(await violationsOf(page), address).toEqual([]);
      }
    });
  }

  /** Questions in the words of a reader who knows Angular and nothing of this library, and where the answer is. */
  for (const [words, answer] of [
    ['how to sign out on a 401', 'expired-sessions#sign-out-on-a-401'],
    ['401', 'expired-sessions#sign-out-on-a-401'],
    ['how to keep a draft', 'unsaved-changes#keep-a-draft'],
    ['draft', 'unsaved-changes#keep-a-draft'],
    ['why were two requests sent', 'in-flight#why-were-two-requests-sent'],
    ['two requests', 'in-flight#why-were-two-requests-sent'],
    ['how to test it', 'testing#how-to-test-it'],
    ['test', 'testing#how-to-test-it'],
    ['how to theme the spinner', 'spinner#theme-and-appearance'],
    ['spinner color', 'spinner#theme-and-appearance'],
    ['what LOGOUT-301 means', 'errors#logout-301'],
    ['LOGOUT-301', 'errors#logout-301'],
    ['301', 'errors#logout-301'],
    ['timeout', 'options#timeout'],
  ] as const) {
    test(`answers in the search box, among the first three: ${words}`, async ({ page }) => {
      await page.goto('/docs/');
      await page.getByRole('button', { name: 'Search' }).click();
      await page.getByRole('searchbox').fill(words);
      const results = page.locator('a.result');
      await expect(results.first()).toBeVisible();
      await expect
        .poll(() => results.evaluateAll((links) => links.map((link) => link.getAttribute('href'))))
        .toContain(`/docs/${answer}`);
      const found = await results.evaluateAll((links) =>
        links.map((link) => link.getAttribute('href')),
      );
      expect(found.slice(0, 3)).toContain(`/docs/${answer}`);
    });
  }

  test('leads from page to page without loading a document', async ({ page }) => {
    await page.goto('/docs/introduction');
    await page.evaluate(() => document.body.setAttribute('data-kept', ''));
    await page.getByRole('link', { name: 'Next page' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Getting started');
    await page
      .getByRole('navigation', { name: 'On this page' })
      .getByRole('link', { name: 'Test it' })
      .click();
    await expect(page).toHaveURL('/docs/getting-started#test-it');
    await expect(page.locator('body')).toHaveAttribute('data-kept');
  });

  test('copies a sample without the name of its file', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/docs/in-flight');
    const sample = page.locator('.file').first();
    await expect(sample.locator('.file-name')).toHaveText('app.config.ts');
    await sample.hover();
    await sample.getByRole('button', { name: 'Copy code' }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/^import \{ type ApplicationConfig \}/);
  });

  test('shows an app with NgModules beside a standalone one', async ({ page }) => {
    await page.goto('/docs/getting-started');
    await page.getByText('NgModule', { exact: true }).first().click();
    await expect(page.getByText('LogoutActionModule.forRoot(').first()).toBeVisible();
    await expect(page.getByText('provideRouter(routes)').first()).toBeHidden();
  });

  test('leads home from an address that does not exist', async ({ page }) => {
    const answer = await page.goto('/docs/nothing');
    expect(answer?.status()).toBe(404);
    await page.getByRole('link', { name: 'Go to the home page' }).click();
    await expect(page).toHaveURL('/docs/');
  });

  test('leads to the playground', async ({ page }) => {
    await page.goto('/docs/');
    await page.getByRole('navigation').getByRole('link', { name: 'Playground' }).click();
    await expect(page).toHaveURL('/');
  });
});
