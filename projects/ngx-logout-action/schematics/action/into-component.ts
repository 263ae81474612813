import { type Rule, SchematicsException } from '@angular-devkit/schematics';
import { insertImport } from '@schematics/angular/utility/ast-utils';
import { type Change, InsertChange, ReplaceChange } from '@schematics/angular/utility/change';
import { applyChangesToFile } from '@schematics/angular/utility/standalone/util';
import ts from 'typescript';

import { literal } from '../shared/literal';
import { type ComponentClass, matches } from './components';
import { type ActionOptions } from './options';
import { chosenProperties, objectLiteral } from './property-sheet';
import { componentSpec } from './specs';

/** Adds a page-owned action to its component, as a field with the name of the action, and a spec file. */
export function intoComponent(
  classes: readonly ComponentClass[],
  options: ActionOptions & { name: string },
): Rule {
  return (tree) => {
    const component = findComponent(classes, options.component);
    const { path, node } = component;
    if (memberNames(node).includes(options.name)) {
      throw new SchematicsException(
        `LOGOUT-102: ${component.name} already has a member '${options.name}'. Choose another name.`,
      );
    }
    const sheet = objectLiteral([['name', literal(options.name)], ...chosenProperties(options)]);
    const field = `protected readonly ${options.name} = injectLogoutAction(${sheet});`;
    const imported = insertImport(
      node.getSourceFile(),
      path,
      'injectLogoutAction',
      'ngx-logout-action',
    );
    applyChangesToFile(tree, path, [imported, insertField(component, `\n  ${field}`)]);
    if (!options.skipTests) tree.create(...componentSpec(component, options));
  };
}

/** Inserts the field below the last one, or at the start of the class. */
function insertField({ path, node }: ComponentClass, field: string): Change {
  const lastField = node.members.filter(ts.isPropertyDeclaration).at(-1);
  if (lastField) return new InsertChange(path, lastField.end, field);
  const { pos } = node.members;
  const body = node.getSourceFile().text.slice(pos, node.end - 1);
  return body.trim()
    ? new InsertChange(path, pos, `${field}\n`)
    : new ReplaceChange(path, pos, body, `${field}\n`);
}

/** The requested component. By default, it is the first one, which is bootstrapped. */
function findComponent(classes: readonly ComponentClass[], asked?: string): ComponentClass {
  const matching = asked === undefined ? classes.slice(0, 1) : classes.filter(matches(asked));
  const [component, another] = matching;
  if (component && !another) return component;
  const problem = component
    ? `Several components match '${asked}': ${matching.map(({ path }) => path.slice(1)).join(', ')}.`
    : `Component '${asked}' not found.`;
  throw new SchematicsException(
    `LOGOUT-103: ${problem} Set --component to the class or file of one of: ${classes.map(({ name }) => name).join(', ')}.`,
  );
}

function memberNames(node: ts.ClassDeclaration): string[] {
  const parameters = node.members
    .filter(ts.isConstructorDeclaration)
    .flatMap((c) => [...c.parameters]);
  return ['constructor', ...[...node.members, ...parameters].map((m) => m.name?.getText() ?? '')];
}
