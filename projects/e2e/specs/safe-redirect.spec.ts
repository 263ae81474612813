import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as fc from 'fast-check';
import ts from 'typescript';

import { expect, test } from '../support/test.ts';

const LIBRARY = join(import.meta.dirname, '../../ngx-logout-action/src');

/**
 * The check as a script. It is pure, so it can run in the browser with the browser's URL parser.
 */
const check = ts
  .transpileModule(readFileSync(join(LIBRARY, 'lib/call/safe-redirect.ts'), 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  })
  .outputText.replaceAll(/^export /gm, '');

interface Cases {
  base: string;
  allowedOrigins: string[];
  /** The parts of random targets. */
  pieces: string[];
  allow: string[];
  refuse: string[];
}

const cases = JSON.parse(
  readFileSync(join(LIBRARY, 'testing/safe-redirect.json'), 'utf8'),
) as Cases;

const pieces = fc.constantFrom(...cases.pieces);
const targets = fc.oneof(
  fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
  fc.array(pieces, { maxLength: 4 }).map((parts) => `https://${parts.join('')}`),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.webUrl(),
);

test('the check is right in all listed cases, with the browser’s URL parser', async ({ page }) => {
  const judge = (list: string[]) =>
    page.evaluate<boolean[]>(
      `${check}; ${JSON.stringify(list)}.map((target) => isSafeRedirect(target, ${JSON.stringify(cases)}))`,
    );
  expect(new Set(await judge(cases.allow))).toEqual(new Set([true]));
  expect(new Set(await judge(cases.refuse))).toEqual(new Set([false]));
});

test('targets that the check allows never leave the origin, with the browser’s URL parser', async ({
  page,
}) => {
  const samples = fc.sample(targets, 20_000);
  const { safe, astray } = await page.evaluate<{ safe: number; astray: string[] }>(`${check};
    (() => {
      const base = ${JSON.stringify(cases.base)};
      const safe = ${JSON.stringify(samples)}.filter((target) => isSafeRedirect(target, { base }));
      const astray = safe.filter((target) => {
        const { origin, protocol, pathname } = new URL(target, base);
        return origin !== new URL(base).origin || protocol !== 'https:' || /^.[/\\\\]/.test(pathname);
      });
      return { safe: safe.length, astray };
    })()`);
  expect(astray).toEqual([]);
  // Checks that not all targets are refused.
  expect(safe).toBeGreaterThan(1_000);
});
