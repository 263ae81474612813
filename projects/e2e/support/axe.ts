import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Judged {
  /** A selector of the part that is judged. @default the whole page */
  readonly within?: string;
  /** Whether contrasts are judged as well, which takes most of the time. @default true */
  readonly colors?: boolean;
}

/** What axe finds on a page, in light and, where only colors differ, in dark: the rules, each with what breaks it. */
export async function violationsOf(
  page: Page,
  { within = ':root', colors = true }: Judged = {},
): Promise<[string, string[]][]> {
  // It stays until another document is loaded.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe);
  const found: [string, string[]][] = [];
  const judge = async (rules: string) => {
    // Preloading copies the styles of shadow roots into inline ones, which the Content Security Policy refuses.
    const { violations } = await page.evaluate<AxeResults>(
      `axe.run('${within}', { resultTypes: ['violations'], preload: false, ${rules} })`,
    );
    found.push(
      ...violations.map(({ id, nodes }): [string, string[]] => [id, nodes.map(({ html }) => html)]),
    );
  };
  if (!colors) {
    await judge("rules: { 'color-contrast': { enabled: false } }");
    return found;
  }
  for (const [colorScheme, rules] of [
    ['dark', "runOnly: ['color-contrast']"],
    ['light', ''],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(endTransitions);
    await judge(rules);
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
