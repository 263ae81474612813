import { SchematicsException, type Tree } from '@angular-devkit/schematics';
import { isStandaloneApp } from '@schematics/angular/utility/ng-ast-utils';
import { getMainFilePath } from '@schematics/angular/utility/standalone/util';

import { readProjects, unclear } from './projects';

export interface Application {
  readonly name: string;
  /** The folder with its sources, such as `src`. */
  readonly folder: string;
  /** The file that bootstraps it. */
  readonly main: string;
  /** Whether a component bootstraps it, instead of an NgModule. */
  readonly standalone: boolean;
}

/**
 * @param name the only application by default.
 * @throws SchematicsException if the application does not exist, or if there are several to choose from.
 */
export async function findApplication(tree: Tree, name?: string): Promise<Application> {
  const projects = readProjects(tree);
  const applications = projects.filter(({ isApplication }) => isApplication);
  const [only, another] = applications;
  const project = name === undefined ? only : projects.find((known) => known.name === name);
  if (!project) throw unclear(`Project '${name ?? ''}' not found.`, applications);
  if (name === undefined && another) throw unclear('Which application?', applications);
  if (!project.isApplication) {
    const problem = `'${project.name}' is a library. Only applications have root providers.`;
    throw unclear(problem, applications);
  }
  const main = await getMainFilePath(tree, project.name);
  if (!main || !tree.exists(main)) {
    throw new SchematicsException(
      `The main file of '${project.name}' was not found. Set 'browser' in the options of its build target.`,
    );
  }
  return {
    name: project.name,
    folder: project.folder,
    main,
    standalone: isStandaloneApp(tree, main),
  };
}
