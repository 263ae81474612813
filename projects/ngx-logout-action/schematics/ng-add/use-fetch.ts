import { noop, type Rule, type Tree } from '@angular-devkit/schematics';
import { addRootProvider } from '@schematics/angular/utility';
import { insertImport } from '@schematics/angular/utility/ast-utils';
import { InsertChange } from '@schematics/angular/utility/change';
import { applyChangesToFile } from '@schematics/angular/utility/standalone/util';

import { type Application } from '../shared/application';
import { callsOf, sourceFiles } from '../shared/sources';

/** Such a client uses fetch already, or its parent's. */
const CHOSEN_OTHERWISE = /^(withFetch|withXhr|withRequestsMadeViaParent)$/;

/**
 * Switches HttpClient to fetch where Angular does not do so by itself, before version 22: XMLHttpRequest knows
 * no `keepalive`, and a sign-out would be lost with a tab that is closed at once.
 */
export function useFetch({ name, sourceRoot }: Application): Rule {
  return (tree) => {
    if (angularMajor(tree) !== 21) return noop();
    const files = sourceFiles(tree, sourceRoot);
    const clients = files.flatMap((file) => callsOf(file, /^provideHttpClient$/));
    if (clients.length === 0) {
      // What HttpClientModule gave has to stay: interceptors that are provided by HTTP_INTERCEPTORS.
      const byModule = files.some((file) => /\bHttpClientModule\b/.test(file.text));
      return addRootProvider(name, ({ code, external }) => {
        const http = (symbol: string) => external(symbol, '@angular/common/http');
        const interceptors = byModule ? `, ${http('withInterceptorsFromDi')}()` : '';
        return code`${http('provideHttpClient')}(${http('withFetch')}()${interceptors})`;
      });
    }
    for (const file of files) {
      const path = file.fileName;
      const changes = callsOf(file, /^provideHttpClient$/)
        .filter((client) => callsOf(client, CHOSEN_OTHERWISE).length === 0)
        .map(({ arguments: given, end }) => {
          const comma = given.length > 0 && !given.hasTrailingComma ? ', ' : '';
          return new InsertChange(path, end - 1, `${comma}withFetch()`);
        });
      if (changes.length === 0) continue;
      const imported = insertImport(file, path, 'withFetch', '@angular/common/http');
      applyChangesToFile(tree, path, [imported, ...changes]);
    }
    return noop();
  };
}

/** The major version that is installed, or else the one that package.json asks for. */
function angularMajor(tree: Tree): number {
  const installed = tree.read('/node_modules/@angular/core/package.json');
  const asked = tree.read('/package.json');
  const json = JSON.parse(String(installed ?? asked ?? '{}')) as {
    version?: string;
    dependencies?: Record<string, string>;
  };
  return Number(/\d+/.exec(json.version ?? json.dependencies?.['@angular/core'] ?? '')?.[0]);
}
