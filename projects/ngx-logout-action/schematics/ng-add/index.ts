import { chain, type Rule, type SchematicContext, type Tree } from '@angular-devkit/schematics';
import { addRootImport, addRootProvider } from '@schematics/angular/utility';

import { type Application, findApplication } from '../shared/application';
import { formatted } from '../shared/formatted';
import { callsOf, sourceFiles } from '../shared/sources';
import { askFor, type NgAddOptions } from './options';
import { OAUTH2_OIDC, providerOf } from './provider';
import { useFetch } from './use-fetch';

/**
 * `ng add ngx-logout-action`: provides the library at the root of an application, with `provideLogoutAction()` or
 * `LogoutActionModule.forRoot()`. An existing call is left unchanged.
 */
export function ngAdd(flags: NgAddOptions): Rule {
  return async (tree, context) => {
    const app = await findApplication(tree, flags);
    const rules = isProvided(tree, app)
      ? [alreadyProvided(app)]
      : [await provide(tree, context, app, flags)];
    return chain([formatted(chain([useFetch(app), ...rules])), nextStep(app)]);
  };
}

async function provide(
  tree: Tree,
  context: SchematicContext,
  app: Application,
  flags: NgAddOptions,
): Promise<Rule> {
  const options = await askFor(flags, context);
  const tokens = tokenLibrary(tree);
  if (options.backend === 'oidc' && !tokens) {
    context.logger.warn(
      'withOidcLogout() needs the ID token. Add the idToken option; docs/oidc.md has a recipe for each OpenID Connect library.',
    );
  }
  const add = app.standalone ? addRootProvider : addRootImport;
  return add(app.name, (block) => providerOf(block, options, app, tokens));
}

function alreadyProvided({ name }: Application): Rule {
  return (_, { logger }) =>
    logger.info(`'${name}' already provides ngx-logout-action. The configuration is unchanged.`);
}

function nextStep({ standalone }: Application): Rule {
  const imports = standalone
    ? 'Add LogoutActionDirective to the imports of its component.'
    : 'Its NgModule imports LogoutActionModule.';
  return (_, { logger }) =>
    logger.info(
      `Next step: Put \`logoutAction\` on a button: <button logoutAction>Sign out</button>\n${imports}`,
    );
}

function isProvided(tree: Tree, { folder }: Application): boolean {
  const provided = /^(provideLogoutAction|LogoutActionModule\s*\.\s*forRoot)$/;
  return sourceFiles(tree, folder).some((file) => callsOf(file, provided).length > 0);
}

/** The OpenID Connect library of the app that holds its tokens, if it is a known one. */
function tokenLibrary(tree: Tree): string | undefined {
  const { dependencies = {} } = JSON.parse(tree.readText('/package.json')) as {
    dependencies?: Record<string, string>;
  };
  return OAUTH2_OIDC in dependencies ? OAUTH2_OIDC : undefined;
}
