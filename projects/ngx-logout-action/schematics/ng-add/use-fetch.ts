import { noop, type Rule, type Tree } from '@angular-devkit/schematics';
import { addRootProvider } from '@schematics/angular/utility';
import { insertImport } from '@schematics/angular/utility/ast-utils';
import { InsertChange } from '@schematics/angular/utility/change';
import { applyChangesToFile } from '@schematics/angular/utility/standalone/util';

import { type Application } from '../shared/application';
import { callsOf, sourceFiles } from '../shared/sources';

/** Features by which the app has already chosen fetch or XMLHttpRequest, or uses the client of its parent. */
const CHOSEN_OTHERWISE = /^(withFetch|withXhr|withRequestsMadeViaParent)$/;

/**
 * Switches HttpClient to fetch on Angular 21; later versions use it by default. XMLHttpRequest has no `keepalive`, so a
 * sign-out would be lost if the user closes the tab right after the click.
 */
export function useFetch({ name, folder }: Application): Rule {
  return (tree) => {
    if (angularMajor(tree) !== 21) return noop();
    const files = sourceFiles(tree, folder);
    const clients = files.flatMap((file) => callsOf(file, /^provideHttpClient$/));
    if (clients.length === 0) {
      // HttpClientModule also runs the interceptors provided with HTTP_INTERCEPTORS.
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

/** The installed major version, or the one in package.json. */
function angularMajor(tree: Tree): number {
  const installed = tree.read('/node_modules/@angular/core/package.json');
  const asked = tree.read('/package.json');
  const json = JSON.parse(String(installed ?? asked ?? '{}')) as {
    version?: string;
    dependencies?: Record<string, string>;
  };
  return Number(/\d+/.exec(json.version ?? json.dependencies?.['@angular/core'] ?? '')?.[0]);
}
