import { chain, type Rule, type Tree } from '@angular-devkit/schematics';
import { addRootImport, addRootProvider } from '@schematics/angular/utility';

import { type Application, findApplication } from '../shared/application';
import { callsOf, sourceFiles } from '../shared/sources';
import { askFor, type NgAddOptions } from './options';
import { OAUTH2_OIDC, providerOf } from './provider';
import { useFetch } from './use-fetch';

/**
 * `ng add ngx-logout-action`: provides the library at the root of an application, by `provideLogoutAction()` or
 * `LogoutActionModule.forRoot()`. Where one of them stands already, it stays as it is.
 */
export function ngAdd(flags: NgAddOptions): Rule {
  return async (tree, context) => {
    const app = await findApplication(tree, flags.project);
    if (isProvided(tree, app)) {
      context.logger.info(`${app.name} provides ngx-logout-action already. It stays as it is.`);
      return useFetch(app);
    }
    const options = await askFor(flags, context);
    const tokens = tokenLibrary(tree);
    if (options.backend === 'oidc' && !tokens) {
      context.logger.warn(
        'Say in withOidcLogout() where the ID token is: docs/oidc.md shows it for each library.',
      );
    }
    const add = app.standalone ? addRootProvider : addRootImport;
    return chain([
      useFetch(app),
      add(app.name, (block) => providerOf(block, options, app, tokens)),
    ]);
  };
}

function isProvided(tree: Tree, { sourceRoot }: Application): boolean {
  const provided = /^(provideLogoutAction|LogoutActionModule\s*\.\s*forRoot)$/;
  return sourceFiles(tree, sourceRoot).some((file) => callsOf(file, provided).length > 0);
}

/** The library that gets the tokens of an OpenID Connect app, if it is one that is known. */
function tokenLibrary(tree: Tree): string | undefined {
  const { dependencies = {} } = JSON.parse(tree.readText('/package.json')) as {
    dependencies?: Record<string, string>;
  };
  return OAUTH2_OIDC in dependencies ? OAUTH2_OIDC : undefined;
}
