import { type Rule, SchematicsException } from '@angular-devkit/schematics';
import { insertImport } from '@schematics/angular/utility/ast-utils';
import { InsertChange } from '@schematics/angular/utility/change';
import { applyChangesToFile } from '@schematics/angular/utility/standalone/util';
import ts from 'typescript';

import { literal } from '../shared/literal';
import { type ActionOptions } from './options';
import { chosenProperties, objectLiteral } from './property-sheet';
import { componentSpec } from './specs';
import { type ComponentClass } from './surroundings';

/** Writes a page-owned action into the component that owns it: a field of the action's name, and a spec. */
export function intoComponent(
  classes: readonly ComponentClass[],
  options: ActionOptions & { name: string },
): Rule {
  return (tree) => {
    const component = findComponent(classes, options.component);
    const { path, node } = component;
    if (memberNames(node).includes(options.name)) {
      throw new SchematicsException(
        `LOGOUT-102: ${component.name} has a member '${options.name}' already. Choose another name.`,
      );
    }
    const name: [string, string] = ['name', literal(options.name)];
    const sheet = objectLiteral([name, ...chosenProperties(options)], '  ');
    const field = `\n  protected readonly ${options.name} = injectLogoutAction(${sheet});`;
    // Below the fields that stand there, or as the first thing in the class.
    const lastField = node.members.filter(ts.isPropertyDeclaration).at(-1);
    const onOneLine = node.members.length === 0 && !/\{\s*\n\s*\}$/.test(node.getText());
    applyChangesToFile(tree, path, [
      insertImport(node.getSourceFile(), path, 'injectLogoutAction', 'ngx-logout-action'),
      new InsertChange(path, lastField?.end ?? node.members.pos, onOneLine ? `${field}\n` : field),
    ]);
    if (!options.skipTests) tree.create(...componentSpec(component, options));
  };
}

/** By its class or its file, with or without the ending; the bootstrapped one where none is asked for. */
function findComponent(classes: readonly ComponentClass[], asked?: string): ComponentClass {
  const file = asked?.replace(/^\.?\//, '').replace(/(\.component)?(\.ts)?$/, '');
  const matching = classes.filter(({ name, path }) => {
    const bare = path.replace(/(\.component)?\.ts$/, '');
    return asked === undefined || name === asked || bare.endsWith(`/${file}`);
  });
  const [component, another] = matching;
  if (component && (asked === undefined || !another)) return component;
  const wrong = component
    ? `'${asked}' may be ${matching.map(({ path }) => path).join(' or ')}.`
    : `there is no component '${asked}'.`;
  throw new SchematicsException(
    `LOGOUT-103: ${wrong} Give the file or the class of one of: ${classes.map(({ name }) => name).join(', ')}.`,
  );
}

function memberNames(node: ts.ClassDeclaration): string[] {
  const parameters = node.members
    .filter(ts.isConstructorDeclaration)
    .flatMap((c) => [...c.parameters]);
  return ['constructor', ...[...node.members, ...parameters].map((m) => m.name?.getText() ?? '')];
}
