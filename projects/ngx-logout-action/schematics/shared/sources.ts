import { type DirEntry, type Tree } from '@angular-devkit/schematics';
import { getSourceFile } from '@schematics/angular/utility/standalone/util';
import ts from 'typescript';

/** A folder and all folders below it, except dependencies, output, and hidden folders. */
export function foldersOf(tree: Tree, folder: string): string[] {
  const below = (entry: DirEntry): string[] => [
    entry.path,
    ...entry.subdirs
      .filter((name) => !/^(\..*|node_modules|dist)$/.test(name))
      .flatMap((name) => below(entry.dir(name))),
  ];
  return below(tree.getDir(folder));
}

/** The TypeScript files below a folder, without specs and declarations. */
export function sourceFiles(tree: Tree, folder: string): ts.SourceFile[] {
  return foldersOf(tree, folder).flatMap((path) =>
    tree
      .getDir(path)
      .subfiles.filter((name) => /(?<!\.spec|\.test|\.d)\.ts$/.test(name))
      .map((name) => getSourceFile(tree, path === '/' ? `/${name}` : `${path}/${name}`)),
  );
}

/** All nodes below a node that pass a test. */
export function nodesOf<T extends ts.Node>(root: ts.Node, is: (node: ts.Node) => node is T): T[] {
  const found: T[] = [];
  const visit = (node: ts.Node): void => {
    if (is(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** The calls of a function or method by its name: `provideHttpClient()`, `LogoutActionModule.forRoot()`. */
export function callsOf(root: ts.Node, callee: RegExp): ts.CallExpression[] {
  return nodesOf(root, ts.isCallExpression).filter(({ expression }) =>
    callee.test(expression.getText()),
  );
}
