import { SchematicsException, type Tree } from '@angular-devkit/schematics';
import { isStandaloneApp } from '@schematics/angular/utility/ng-ast-utils';
import { getMainFilePath } from '@schematics/angular/utility/standalone/util';

import { type ProjectFlags, readProjects, selectProject, unclear } from './projects';

export interface Application {
  readonly name: string;
  /** The folder with its sources, such as `src`. */
  readonly folder: string;
  /** The file that bootstraps the app. */
  readonly main: string;
  /** Whether the app bootstraps a component, not an NgModule. */
  readonly standalone: boolean;
}

/**
 * The application that the flags select, or the only one.
 *
 * @throws SchematicsException if there is no application, or several to choose from.
 */
export async function findApplication(tree: Tree, flags: ProjectFlags): Promise<Application> {
  const projects = readProjects(tree);
  const applications = projects.filter(({ isApplication }) => isApplication);
  const project = selectProject(projects, flags) ?? selectProject(applications, {});
  if (!project) throw unclear('Which application?', applications);
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
