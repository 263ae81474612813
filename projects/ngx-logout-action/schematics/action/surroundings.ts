import { SchematicsException, type Tree } from '@angular-devkit/schematics';
import ts from 'typescript';

import { type Project } from '../shared/projects';
import { callsOf, sourceFiles } from '../shared/sources';
import { type ComponentClass, componentsIn } from './components';
import { findProject } from './find-project';
import { type ActionOptions, type Surroundings } from './options';

/** Collects the components and action names of the project that gets the action. */
export function lookAround(
  tree: Tree,
  flags: ActionOptions,
): Surroundings & { project: Project; classes: ComponentClass[] } {
  const project = findProject(tree, flags);
  const files = sourceFiles(tree, project.folder);
  const bootstrapped = files.flatMap(bootstrappedIn);
  const classes = files
    .flatMap((file) => componentsIn(file, files))
    .sort((a, b) => bootstrapped.indexOf(b.name) - bootstrapped.indexOf(a.name));
  if (classes.length === 0 && flags.owner !== 'application') {
    throw new SchematicsException(
      `LOGOUT-103: Project '${project.name}' has no components. Generate a component first, or set --owner to application.`,
    );
  }
  return {
    project,
    classes,
    components: classes.map(({ name }) => name),
    taken: new Set(['logoutAction', ...files.flatMap(actionNamesIn)]),
  };
}

/** The components of `bootstrapApplication(App)`, or of `bootstrap: [App]` in a module. */
function bootstrappedIn(file: ts.SourceFile): string[] {
  const byCall = callsOf(file, /^bootstrapApplication$/).map((call) =>
    call.arguments[0]?.getText(),
  );
  const byModule = /\bbootstrap:\s*\[\s*(\w+)/.exec(file.text)?.[1];
  return [...byCall, byModule].filter((name) => name !== undefined);
}

/** The names passed to `injectLogoutAction()`, `create()`, and `withActions()`. */
function actionNamesIn(file: ts.SourceFile): string[] {
  const given = (call: ts.CallExpression) =>
    call.arguments
      .filter(ts.isObjectLiteralExpression)
      .flatMap(({ properties }) => [...properties]);
  const created = callsOf(file, /^injectLogoutAction$|\bcreate$/)
    .flatMap(given)
    .filter(ts.isPropertyAssignment)
    .filter(({ name }) => name.getText() === 'name')
    .map(({ initializer }) => (ts.isStringLiteralLike(initializer) ? initializer.text : ''));
  const registered = callsOf(file, /^withActions$/)
    .flatMap(given)
    .map(({ name }) => name?.getText().replace(/^['"]|['"]$/g, '') ?? '');
  return [...created, ...registered];
}
