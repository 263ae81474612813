import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Scope {
  /** A selector of the part to check. @default the whole page */
  readonly within?: string;
  /** Whether to check contrasts, too, which takes most of the time. @default true */
  readonly colors?: boolean;
}

/**
 * The violations that axe finds on a page in light mode, plus those of color contrast in dark mode:
 * rules with elements.
 */
export async function violationsOf(
  page: Page,
  { within = ':root', colors = true }: Scope = {},
): Promise<[string, string[]][]> {
  // The script stays until another document is loaded.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe);
  const found: [string, string[]][] = [];
  const check = async (rules: string) => {
    // Preloading converts styles of shadow roots to inline styles, which the Content Security
    // Policy blocks.
    const { violations } = await page.evaluate<AxeResults>(
      `axe.run('${within}', { resultTypes: ['violations'], preload: false, ${rules} })`,
    );
    found.push(
      ...violations.map(({ id, nodes }): [string, string[]] => [id, nodes.map(({ html }) => html)]),
    );
  };
  if (!colors) {
    await check("rules: { 'color-contrast': { enabled: false } }");
    return found;
  }
  for (const [colorScheme, rules] of [
    ['dark', "runOnly: ['color-contrast']"],
    ['light', ''],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(endTransitions);
    await check(rules);
  }
  return found;
}

/** Colors in transition have a different contrast. */
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
    // Apps get the new color scheme in the first frame, and render it in the second.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  } while (transitions().length > 0);
}
