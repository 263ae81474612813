import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on a page, in light and, where only colors differ, in dark: the rules, each with what breaks it. */
export async function violationsOf(page: Page): Promise<[string, string[]][]> {
  const found: [string, string[]][] = [];
  await page.evaluate(axe);
  for (const [colorScheme, options] of [
    // Preloading copies the styles of shadow roots into inline ones, which the Content Security Policy refuses.
    ['dark', "runOnly: ['color-contrast']"],
    ['light', ''],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(endTransitions);
    const { violations } = await page.evaluate<AxeResults>(
      `axe.run({ resultTypes: ['violations'], preload: false, ${options} })`,
    );
    found.push(
      ...violations.map(({ id, nodes }): [string, string[]] => [id, nodes.map(({ html }) => html)]),
    );
  }
  return found;
}

/** Colors that are on their way to others have a contrast of their own. */
async function endTransitions(): Promise<void> {
  const roots = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => {
    const inside = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    return [root, ...inside.flatMap(roots)];
  };
  const transitions = () =>
    roots(document)
      .flatMap((root) => root.getAnimations())
      .filter((it) => it instanceof CSSTransition);
  do {
    for (const transition of transitions()) transition.finish();
    // An app learns of the new color scheme in the first frame, and shows it in the second one.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  } while (transitions().length > 0);
}
