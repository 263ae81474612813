import { SchematicsException, type Tree } from '@angular-devkit/schematics';
import { JSONFile } from '@schematics/angular/utility/json-file';

import { foldersOf } from './sources';

/** A project of a CLI or Nx workspace. */
export interface Project {
  readonly name: string;
  /** The folder of the project, empty for the root of the workspace. */
  readonly root: string;
  readonly isApplication: boolean;
  /** The folder of its sources. Entry points of a library may be outside of `src`. */
  readonly folder: string;
}

/** The flags that select a project. */
export interface ProjectFlags {
  project?: string;
  /** The current folder, relative to the workspace. */
  workingDirectory?: string;
}

interface ProjectJson {
  name?: string;
  root?: string;
  sourceRoot?: string;
  projectType?: string;
}

/**
 * The projects of the workspace. The CLI lists them in `angular.json`. Nx has a `project.json` in each project; older
 * versions list the folders in `angular.json`.
 */
export function readProjects(tree: Tree): Project[] {
  const list = ['/angular.json', '/.angular.json', '/workspace.json'].find((file) =>
    tree.exists(file),
  );
  if (list) {
    const projects = (readJson(tree, list, ['projects']) ?? {}) as Record<
      string,
      ProjectJson | string
    >;
    return Object.entries(projects).map(([name, project]) =>
      typeof project === 'string' ? readNxProject(tree, project, name) : toProject(name, project),
    );
  }
  return foldersOf(tree, '/')
    .filter((folder) => tree.exists(`${folder}/project.json`))
    .map((folder) => readNxProject(tree, folder.slice(1)));
}

/**
 * The project named by the flags, the one of the current folder, or the only one.
 *
 * @throws SchematicsException if the project does not exist.
 */
export function selectProject(
  projects: readonly Project[],
  { project: name, workingDirectory: folder }: ProjectFlags,
): Project | undefined {
  if (name !== undefined) {
    const named = projects.find((project) => project.name === name);
    if (named) return named;
    throw unclear(`Project '${name}' not found.`, projects);
  }
  const [only, another] = projects;
  if (!folder) return another ? undefined : only;
  return projects
    .filter(({ root }) => root && `${folder}/`.startsWith(`${root}/`))
    .sort((a, b) => b.root.length - a.root.length)
    .at(0);
}

/** @throws SchematicsException with the projects to choose from. */
export function unclear(problem: string, projects: readonly Project[]): SchematicsException {
  const names = projects.map(({ name }) => name).join(', ');
  return new SchematicsException(
    names
      ? `${problem} Set --project to one of: ${names}.`
      : `${problem} Run the command in an Angular CLI or Nx workspace.`,
  );
}

function readNxProject(tree: Tree, root: string, listedAs?: string): Project {
  const project = (readJson(tree, `${root}/project.json`) ?? {}) as ProjectJson;
  const name = listedAs ?? project.name ?? root.split('/').at(-1) ?? root;
  return toProject(name, { root, ...project });
}

function toProject(name: string, { root = '', sourceRoot, projectType }: ProjectJson): Project {
  const isApplication = projectType === 'application';
  const src = sourceRoot ?? (root ? `${root}/src` : 'src');
  return { name, root, isApplication, folder: isApplication || !root ? src : root };
}

/** Workspace files may contain comments. */
function readJson(tree: Tree, file: string, path: string[] = []): unknown {
  return tree.exists(file) ? new JSONFile(tree, file).get(path) : undefined;
}
