import { chain, type Rule, type Tree } from '@angular-devkit/schematics';

import { layOut } from './layout';

/**
 * Wraps the code of a rule the way Prettier does. The CLI runs Prettier itself if the workspace has it; `nx` and
 * workspaces without Prettier do not.
 */
export function formatted(rule: Rule): Rule {
  return (tree) => {
    const before = tree.branch();
    return chain([rule, (after) => formatChanges(before, after)]);
  };
}

function formatChanges(before: Tree, after: Tree): void {
  const width = printWidth(after);
  for (const { path } of after.actions) {
    if (!path.endsWith('.ts')) continue;
    const old = before.exists(path) ? before.readText(path) : '';
    const text = after.readText(path);
    if (text !== old) after.overwrite(path, layOut(text, old, width));
  }
}

/** The print width of `.prettierrc`, whose default is 80; without that file, the width of a new CLI workspace. */
function printWidth(tree: Tree): number {
  const config = ['/.prettierrc', '/.prettierrc.json'].find((file) => tree.exists(file));
  if (!config) return 100;
  return Number(/"?printWidth"?\s*:\s*(\d+)/.exec(tree.readText(config))?.[1] ?? 80);
}
