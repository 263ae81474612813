import { SchematicsException, type Tree } from '@angular-devkit/schematics';

import { type Project, readProjects, unclear } from '../shared/projects';
import { sourceFiles } from '../shared/sources';
import { type ComponentClass, componentsIn, matches } from './components';
import { type ActionOptions } from './options';

/**
 * The project that gets the action: an application or a library. A component decides by itself: the CLI sets `project`
 * from the current folder, so a component that is not in there may be in another project.
 *
 * @throws SchematicsException that lists the projects to choose from.
 */
export function findProject(tree: Tree, { project: name, component }: ActionOptions): Project {
  const projects = readProjects(tree);
  const named = projects.find((project) => project.name === name);
  if (name !== undefined && !named) throw unclear(`Project '${name}' not found.`, projects);
  const applications = projects.filter(({ isApplication }) => isApplication);
  const proposal = named ?? onlyOne(applications) ?? onlyOne(projects);

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

function onlyOne<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function componentsOf(tree: Tree, folder: string): ComponentClass[] {
  const files = sourceFiles(tree, folder);
  return files.flatMap((file) => componentsIn(file, files));
}
