import { chain, type Rule, type Tree } from '@angular-devkit/schematics';
import { addRootImport, addRootProvider } from '@schematics/angular/utility';

import { type Application, findApplication } from '../shared/application';
import { callsOf, sourceFiles } from '../shared/sources';
import { askFor, type NgAddOptions } from './options';
import { providerOf } from './provider';
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
    const add = app.standalone ? addRootProvider : addRootImport;
    return chain([useFetch(app), add(app.name, (block) => providerOf(block, options, app))]);
  };
}

function isProvided(tree: Tree, { sourceRoot }: Application): boolean {
  const provided = /^(provideLogoutAction|LogoutActionModule\s*\.\s*forRoot)$/;
  return sourceFiles(tree, sourceRoot).some((file) => callsOf(file, provided).length > 0);
}
