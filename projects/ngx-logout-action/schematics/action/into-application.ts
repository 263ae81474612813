import { posix } from 'node:path';

import { type Rule, type Tree } from '@angular-devkit/schematics';
import { addRootProvider } from '@schematics/angular/utility';
import { getAppModulePath } from '@schematics/angular/utility/ng-ast-utils';
import { findAppConfig } from '@schematics/angular/utility/standalone/app_config';
import { findBootstrapApplicationCall } from '@schematics/angular/utility/standalone/util';

import { type Application } from '../shared/application';
import { kebab } from '../shared/kebab';
import { literal } from '../shared/literal';
import { type ActionOptions } from './options';
import { chosenProperties, objectLiteral } from './property-sheet';
import { applicationSpec } from './specs';

/** Writes a file with a provider of the application-owned action, and adds it to the providers of the app. */
export function intoApplication(app: Application, options: ActionOptions & { name: string }): Rule {
  return (tree) => {
    const file = posix.resolve('/', app.folder, 'app/actions', kebab(options.name));
    const provider = `provide${options.name.charAt(0).toUpperCase()}${options.name.slice(1)}`;
    tree.create(`${file}.ts`, providerFile(provider, options));
    if (!options.skipTests) tree.create(...applicationSpec(file, provider, options));
    const from = posix.relative(posix.dirname(rootFile(tree, app)), file);
    return addRootProvider(app.name, ({ code, external }) => {
      const imported = external(provider, from.startsWith('.') ? from : `./${from}`);
      return code`${imported}()`;
    });
  };
}

/** The file with the providers of the app. */
function rootFile(tree: Tree, { main, standalone }: Application): string {
  if (!standalone) return posix.resolve('/', getAppModulePath(tree, main));
  const config = findAppConfig(findBootstrapApplicationCall(tree, main), tree, main);
  return posix.resolve('/', config?.filePath ?? main);
}

function providerFile(provider: string, options: ActionOptions & { name: string }): string {
  const sheet = objectLiteral([
    ['name', literal(options.name)],
    ['owner', literal('application')],
    ...chosenProperties(options),
  ]);
  return `import { type EnvironmentProviders, inject, provideAppInitializer } from '@angular/core';
import { LogoutActionService } from 'ngx-logout-action';

/** Creates the action '${options.name}' when the app starts. */
export function ${provider}(): EnvironmentProviders {
  return provideAppInitializer(() => {
    inject(LogoutActionService).create(${sheet});
  });
}
`;
}
