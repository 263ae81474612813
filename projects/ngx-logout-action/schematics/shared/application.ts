import { SchematicsException, type Tree } from '@angular-devkit/schematics';
import { readWorkspace } from '@schematics/angular/utility';
import { isStandaloneApp } from '@schematics/angular/utility/ng-ast-utils';
import { getMainFilePath } from '@schematics/angular/utility/standalone/util';

export interface Application {
  readonly name: string;
  /** The folder of its sources, such as `src`. */
  readonly sourceRoot: string;
  /** The file that bootstraps it. */
  readonly main: string;
  /** Whether it is bootstrapped by a component and not by an NgModule. */
  readonly standalone: boolean;
}

/** @throws SchematicsException where there is no such application, or several to choose from. */
export async function findApplication(tree: Tree, project?: string): Promise<Application> {
  const { projects } = await readWorkspace(tree);
  const applications = [...projects]
    .filter(([, { extensions }]) => extensions['projectType'] === 'application')
    .map(([name]) => name);
  const name = project ?? (applications.length === 1 ? applications[0] : undefined);
  if (name === undefined || !applications.includes(name)) {
    const wrong = name === undefined ? 'Which application?' : `There is no application '${name}'.`;
    throw new SchematicsException(`${wrong} Give one by --project: ${applications.join(', ')}.`);
  }
  const main = await getMainFilePath(tree, name);
  const { root, sourceRoot } = projects.get(name) ?? { root: '' };
  return {
    name,
    sourceRoot: sourceRoot ?? `${root}/src`,
    main,
    standalone: isStandaloneApp(tree, main),
  };
}
