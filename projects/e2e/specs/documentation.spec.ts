import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { violationsOf } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

const SITE = join(import.meta.dirname, '../../../dist/docs');

/** All built pages: guides, backends, and the complete API reference. */
const ADDRESSES = readdirSync(SITE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html') && file !== '404.html')
  .map((file) => `/docs/${file.replace(/(^|\/)index\.html$|\.html$/, '$1')}`)
  .sort();

const REFERENCE = ADDRESSES.filter((address) => address.startsWith('/docs/api/'));

/**
 * The pages written by hand, in three groups for the workers. Opening a window takes longer than
 * loading a page, so each window loads many pages.
 */
const GUIDES = Array.from({ length: 3 }, (_, window) =>
  ADDRESSES.filter((address) => !REFERENCE.includes(address)).filter(
    (_, index) => index % 3 === window,
  ),
);

const PHONE = { width: 360, height: 740 };

/** The text and the elements of the article that is shown, or of the document at an address. */
const articleOf = (page: Page, address?: string) =>
  page.evaluate(async (address) => {
    let root: Document | null = document;
    if (address) {
      const request = new XMLHttpRequest();
      request.responseType = 'document';
      request.open('GET', address);
      request.send();
      await new Promise((resolve) => request.addEventListener('loadend', resolve));
      root = request.responseXML;
    }
    const article = root?.querySelector('.vp-doc');
    const elements = [...(article?.querySelectorAll('*') ?? [])].map(({ localName }) => localName);
    return `${article?.textContent}\n${elements.join(' ')}`;
  }, address);

/**
 * Navigates to a page by a click on a link, which is faster than loading it. The page must show the
 * content of its document.
 */
async function goTo(page: Page, address: string): Promise<void> {
  const article = await articleOf(page, address);
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href });
    document.body.append(link);
    link.click();
    link.remove();
  }, address);
  // On a busy machine, compiling the script of the page takes a while.
  await expect.poll(() => articleOf(page), { message: address, timeout: 30_000 }).toBe(article);
}

async function expectNoOverflow(page: Page, address: string): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(overflow, address).toBe(0);
}

/** The kinds of elements that styles can distinguish: the path of names and classes of each. */
const kindsIn = (page: Page) =>
  page.evaluate(() => {
    const kindOf = (element: Element | null): string =>
      element?.matches('.vp-doc *')
        ? `${kindOf(element.parentElement)} ${element.localName}.${element.getAttribute('class') ?? ''}`
        : '';
    return [...new Set([...document.querySelectorAll('.vp-doc *')].map(kindOf))];
  });

/** Questions of readers who know Angular but not this library, and the sections with the answers. */
const QUESTIONS = [
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
] as const;

test.describe('the documentation', () => {
  for (const addresses of GUIDES) {
    test(`can be read on a phone, in light and dark: ${addresses[0]} and ${addresses.length - 1} others`, async ({
      page,
    }) => {
      test.slow();
      await page.setViewportSize(PHONE);
      for (const address of addresses) {
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expectNoOverflow(page, address);
        expect.soft(await violationsOf(page), address).toEqual([]);
      }
    });
  }

  test('can be read on a phone, in light and dark: the API reference', async ({ page }) => {
    test.slow();
    await page.setViewportSize(PHONE);
    await page.goto('/docs/introduction');
    // The button appears when the page is hydrated. From then on, links do not load documents.
    await expect(page.getByRole('button', { name: 'On this page' })).toBeVisible();
    const seen = new Set<string>();
    for (const address of REFERENCE) {
      await goTo(page, address);
      await expectNoOverflow(page, address);
      // Its pages look alike, so only a page with new kinds of elements has its colors checked.
      const kinds = await kindsIn(page);
      const colors = kinds.some((kind) => !seen.has(kind));
      for (const kind of kinds) seen.add(kind);
      const found = await violationsOf(page, colors ? {} : { colors, within: '.VPContent' });
      expect.soft(found, address).toEqual([]);
    }
  });

  for (const address of ['/docs/', '/docs/events', '/docs/api/ngx-logout-action/']) {
    test(`can be read on a desktop, in light and dark: ${address}`, async ({ page }) => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const found = await violationsOf(page);
      // Ignores the search button of VitePress, whose name does not contain its shortcut.
      expect(found.filter(([, nodes]) => !nodes.join().includes('DocSearch'))).toEqual([]);
    });
  }

  test('finds the answer to each question among the first three search results', async ({
    page,
  }) => {
    await page.goto('/docs/');
    await page.getByRole('button', { name: 'Search' }).click();
    const results = page.locator('a.result');
    const firstThree = () =>
      results.evaluateAll((links) => links.slice(0, 3).map((link) => link.getAttribute('href')));
    for (const [words, answer] of QUESTIONS) {
      await page.getByRole('searchbox').fill('');
      await expect(results).toHaveCount(0);
      await page.getByRole('searchbox').fill(words);
      await expect.poll(firstThree, words).toContain(`/docs/${answer}`);
    }
  });

  test('navigates between pages without loading a document', async ({ page }) => {
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

  test('copies a sample without its file name', async ({ page, context }) => {
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

  test('shows an app with NgModules next to a standalone one', async ({ page }) => {
    await page.goto('/docs/getting-started');
    await page.getByText('NgModule', { exact: true }).first().click();
    await expect(page.getByText('LogoutActionModule.forRoot(').first()).toBeVisible();
    await expect(page.getByText('provideRouter(routes)').first()).toBeHidden();
  });

  test('links to the home page from an unknown URL', async ({ page }) => {
    const answer = await page.goto('/docs/nothing');
    expect(answer?.status()).toBe(404);
    await page.getByRole('link', { name: 'Go to the home page' }).click();
    await expect(page).toHaveURL('/docs/');
  });

  test('links to the playground', async ({ page }) => {
    await page.goto('/docs/');
    await page.getByRole('navigation').getByRole('link', { name: 'Playground' }).click();
    await expect(page).toHaveURL('/');
  });
});
