import { type Tree } from '@angular-devkit/schematics';
import { getSourceFile } from '@schematics/angular/utility/standalone/util';
import ts from 'typescript';

/** The TypeScript files below a folder, but for specs and declarations. */
export function sourceFiles(tree: Tree, folder: string): ts.SourceFile[] {
  const files: ts.SourceFile[] = [];
  tree.getDir(folder).visit((path) => {
    if (/(?<!\.spec|\.test|\.d)\.ts$/.test(path) && !path.includes('/node_modules/')) {
      files.push(getSourceFile(tree, path));
    }
  });
  return files;
}

/** Every node below another one that `is` holds for. */
export function nodesOf<T extends ts.Node>(root: ts.Node, is: (node: ts.Node) => node is T): T[] {
  const found: T[] = [];
  const visit = (node: ts.Node): void => {
    if (is(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** The calls of a function, or of a method by its name: `provideHttpClient()`, `LogoutActionModule.forRoot()`. */
export function callsOf(root: ts.Node, callee: RegExp): ts.CallExpression[] {
  return nodesOf(root, ts.isCallExpression).filter(({ expression }) =>
    callee.test(expression.getText()),
  );
}
