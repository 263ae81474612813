import { type Tree } from '@angular-devkit/schematics';
import ts from 'typescript';

import { type Application } from '../shared/application';
import { callsOf, nodesOf, sourceFiles } from '../shared/sources';
import { type Surroundings } from './options';

/** A class with `@Component`. */
export interface ComponentClass {
  readonly name: string;
  readonly path: string;
  readonly node: ts.ClassDeclaration;
  /** The NgModule that declares it, where one does. */
  readonly module?: { readonly name: string; readonly path: string } | undefined;
}

/** Looks at the app: its components, and the names that its actions bear. */
export function lookAround(
  tree: Tree,
  { sourceRoot }: Application,
): Surroundings & { classes: ComponentClass[] } {
  const files = sourceFiles(tree, sourceRoot);
  const bootstrapped = files.flatMap(bootstrappedIn);
  const classes = files
    .flatMap((file) => componentsIn(file, files))
    .sort((a, b) => bootstrapped.indexOf(b.name) - bootstrapped.indexOf(a.name));
  return {
    classes,
    components: classes.map(({ name }) => name),
    taken: new Set(['logoutAction', ...files.flatMap(actionNamesIn)]),
  };
}

function componentsIn(file: ts.SourceFile, files: readonly ts.SourceFile[]): ComponentClass[] {
  return decorated(file, 'Component').map(({ node, name }) => ({
    name,
    node,
    path: file.fileName,
    module: files.flatMap((other) => declaringModules(other, name))[0],
  }));
}

function declaringModules(
  file: ts.SourceFile,
  component: string,
): { name: string; path: string }[] {
  const declares = new RegExp(`\\bdeclarations:\\s*\\[[^\\]]*\\b${component}\\b`);
  return decorated(file, 'NgModule')
    .filter(({ metadata }) => declares.test(metadata))
    .map(({ name }) => ({ name, path: file.fileName }));
}

/** The classes of a file that bear a decorator, and what stands in it. */
function decorated(
  file: ts.SourceFile,
  decorator: string,
): { node: ts.ClassDeclaration; name: string; metadata: string }[] {
  return nodesOf(file, ts.isClassDeclaration).flatMap((node) => {
    const metadata = ts
      .getDecorators(node)
      ?.map(({ expression }) => expression.getText())
      .find((text) => text.startsWith(`${decorator}(`));
    return metadata && node.name ? [{ node, name: node.name.text, metadata }] : [];
  });
}

/** `bootstrapApplication(App)`, or `bootstrap: [App]` of a module. */
function bootstrappedIn(file: ts.SourceFile): string[] {
  const byCall = callsOf(file, /^bootstrapApplication$/).map((call) =>
    call.arguments[0]?.getText(),
  );
  const byModule = /\bbootstrap:\s*\[\s*(\w+)/.exec(file.text)?.[1];
  return [...byCall, byModule].filter((name) => name !== undefined);
}

/** Names given to `injectLogoutAction()` and `create()`, and those of `withActions()`. */
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
