import ts from 'typescript';

import { nodesOf } from '../shared/sources';

/** A class with `@Component`. */
export interface ComponentClass {
  readonly name: string;
  readonly path: string;
  readonly node: ts.ClassDeclaration;
  /** The NgModule that declares it, if any. */
  readonly module?: { readonly name: string; readonly path: string } | undefined;
}

/** The components of a file. @param files the files to search for NgModules that declare them. */
export function componentsIn(
  file: ts.SourceFile,
  files: readonly ts.SourceFile[],
): ComponentClass[] {
  return decorated(file, 'Component').map(({ node, name }) => ({
    name,
    node,
    path: file.fileName,
    module: files.flatMap((other) => declaringModules(other, name))[0],
  }));
}

/** Whether a component has the given class name or file, with or without the file extension. */
export function matches(component: string): (candidate: ComponentClass) => boolean {
  const file = component.replace(/^\.?\//, '').replace(/(\.component)?(\.ts)?$/, '');
  return ({ name, path }) =>
    name === component || path.replace(/(\.component)?\.ts$/, '').endsWith(`/${file}`);
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

/** The decorated classes of a file, with the text of their decorators. */
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
