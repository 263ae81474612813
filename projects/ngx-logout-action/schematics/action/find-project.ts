import { SchematicsException, type Tree } from '@angular-devkit/schematics';

import { type Project, readProjects, selectProject, unclear } from '../shared/projects';
import { sourceFiles } from '../shared/sources';
import { type ComponentClass, componentsIn, matches } from './components';
import { type ActionOptions } from './options';

/**
 * The project for the action: an application or a library. A component that is not in the selected project is searched for
 * in the others.
 *
 * @throws SchematicsException with the projects to choose from.
 */
export function findProject(tree: Tree, flags: ActionOptions): Project {
  const { component } = flags;
  const projects = readProjects(tree);
  const applications = projects.filter(({ isApplication }) => isApplication);
  const proposal = selectProject(projects, flags) ?? selectProject(applications, {});

  if (component === undefined) {
    if (proposal) return proposal;
    throw unclear('Which project?', projects);
  }
  const has = ({ folder }: Project) => componentsOf(tree, folder).some(matches(component));
  if (proposal && has(proposal)) return proposal;
  const found = projects.filter((project) => project !== proposal && has(project));
  if (found.length > 1) throw unclear(`Several projects have a component '${component}'.`, found);
  const project = found[0] ?? proposal;
  if (!project) {
    throw new SchematicsException(
      `LOGOUT-103: Component '${component}' not found. Set --component to a class or a file of the workspace.`,
    );
  }
  return project;
}

function componentsOf(tree: Tree, folder: string): ComponentClass[] {
  const files = sourceFiles(tree, folder);
  return files.flatMap((file) => componentsIn(file, files));
}
