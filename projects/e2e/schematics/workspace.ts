import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { logging, schema } from '@angular-devkit/core';
import { NodeWorkflow } from '@angular-devkit/schematics/tools/index.js';
import { check } from 'prettier';
import { lastValueFrom } from 'rxjs';

const COLLECTION = join(
  import.meta.dirname,
  '../../../dist/ngx-logout-action/schematics/collection.json',
);

/** A question that the CLI shows. */
export interface Prompt {
  readonly id: string;
  readonly proposal: unknown;
  readonly choices: readonly unknown[];
}

/** A workspace in a temporary folder, in which schematics run as in the CLI. */
export class Workspace {
  readonly #folder = mkdtempSync(join(tmpdir(), 'schematics-'));
  /** The questions of the last run. */
  readonly prompts: Prompt[] = [];
  /** The current folder, relative to the workspace. */
  workingDirectory: string | undefined;
  /** The messages of the last run. */
  readonly messages: string[] = [];

  constructor(files: Record<string, string>) {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  write(path: string, text: string): void {
    const file = join(this.#folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  read(path: string): string {
    return readFileSync(join(this.#folder, path), 'utf8');
  }

  /** Whether Prettier leaves a file unchanged, with the configuration that `ng new` writes. */
  isFormatted(path: string, options = { printWidth: 100 }): Promise<boolean> {
    return check(this.read(path), { singleQuote: true, filepath: path, ...options });
  }

  /** Runs a schematic. @param answers the answers to its questions, which simulate a terminal. */
  async run(name: string, options: object, answers?: Record<string, unknown>): Promise<void> {
    this.prompts.length = 0;
    this.messages.length = 0;
    const registry = new schema.CoreSchemaRegistry();
    registry.addPostTransform(schema.transforms.addUndefinedDefaults);
    registry.addSmartDefaultProvider('workingDirectory', () => this.workingDirectory);
    if (answers) {
      registry.usePromptProvider((definitions) => {
        const given: Record<string, unknown> = {};
        for (const { id, default: proposal, items = [] } of definitions) {
          this.prompts.push({ id: id.slice(1), proposal, choices: items });
          given[id] = answers[id.slice(1)] ?? proposal;
        }
        return Promise.resolve(given as never);
      });
    }
    const workflow = new NodeWorkflow(this.#folder, { registry, schemaValidation: true });
    const logger = new logging.Logger('test');
    logger.subscribe(({ message }) => this.messages.push(message));
    await lastValueFrom(
      workflow.execute({ collection: COLLECTION, schematic: name, options, logger }),
      { defaultValue: undefined },
    );
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

const angularJson = (...names: string[]) =>
  JSON.stringify({
    version: 1,
    projects: Object.fromEntries(
      names.map((name) => [
        name,
        {
          projectType: 'application',
          root: names.length > 1 ? name : '',
          sourceRoot: names.length > 1 ? `${name}/src` : 'src',
          architect: { build: { builder: '@angular/build:application', options: {} } },
        },
      ]),
    ),
  });

const packageJson = (angular: number) =>
  JSON.stringify({ dependencies: { '@angular/core': `^${angular}.2.0` } });

const component = (standalone = '') => `import { Component } from '@angular/core';

@Component({ selector: 'app-root', ${standalone}template: '' })
export class App {
  readonly title = 'app';
}
`;

/** The files of `ng new`, with an additional component. */
export function standaloneApp(angular = 22): Record<string, string> {
  return {
    'angular.json': angularJson('app'),
    'package.json': packageJson(angular),
    'src/main.ts': `import { bootstrapApplication } from '@angular/platform-browser';
import { appConfig } from './app/app.config';
import { App } from './app/app';

bootstrapApplication(App, appConfig).catch((err) => console.error(err));
`,
    'src/app/app.config.ts': `import { ApplicationConfig } from '@angular/core';

export const appConfig: ApplicationConfig = {
  providers: [],
};
`,
    'src/app/app.ts': component(),
    'src/app/account/account.ts': component()
      .replaceAll('App', 'Account')
      .replace('app-root', 'app-account'),
  };
}

/** The files of `ng new --standalone=false`. */
export function moduleApp(angular = 22): Record<string, string> {
  return {
    'angular.json': angularJson('app'),
    'package.json': packageJson(angular),
    'src/main.ts': `import { platformBrowser } from '@angular/platform-browser';
import { AppModule } from './app/app-module';

platformBrowser().bootstrapModule(AppModule).catch((err) => console.error(err));
`,
    'src/app/app-module.ts': `import { NgModule } from '@angular/core';
import { BrowserModule } from '@angular/platform-browser';
import { App } from './app';

@NgModule({
  declarations: [App],
  imports: [BrowserModule],
  providers: [],
  bootstrap: [App],
})
export class AppModule {}
`,
    'src/app/app.ts': component('standalone: false, '),
  };
}

/** A workspace with two apps. */
export function twoApps(): Record<string, string> {
  return { 'angular.json': angularJson('shop', 'admin'), 'package.json': packageJson(22) };
}

/**
 * The files of `ng generate library ui`, with a component, and another in a secondary entry point.
 */
function library(folder: string): Record<string, string> {
  return {
    [`${folder}/src/public-api.ts`]: `export * from './lib/menu';\n`,
    [`${folder}/src/lib/menu.ts`]: component()
      .replaceAll('App', 'Menu')
      .replace('app-root', 'lib-menu'),
    [`${folder}/dialogs/src/confirm.ts`]: component()
      .replaceAll('App', 'Confirm')
      .replace('app-root', 'lib-confirm'),
  };
}

/** A CLI workspace with an app at its root, and a library. */
export function libraryWorkspace(): Record<string, string> {
  const files = standaloneApp();
  const json = JSON.parse(files['angular.json'] ?? '') as { projects: Record<string, object> };
  json.projects['ui'] = {
    projectType: 'library',
    root: 'projects/ui',
    sourceRoot: 'projects/ui/src',
    architect: { build: { builder: '@angular/build:ng-packagr' } },
  };
  return { ...files, 'angular.json': JSON.stringify(json), ...library('projects/ui') };
}

/**
 * An Nx workspace, where each project has a `project.json`. @param list the projects in
 * `angular.json`, for older versions.
 */
export function nxWorkspace(list?: Record<string, string>): Record<string, string> {
  const app = Object.entries(standaloneApp())
    .filter(([path]) => path.startsWith('src/'))
    .map(([path, text]) => [`apps/shop/${path}`, text]);
  return {
    'nx.json': '{}',
    'package.json': packageJson(22),
    '.prettierrc': '{ "singleQuote": true }',
    ...(list && { 'angular.json': JSON.stringify({ version: 2, projects: list }) }),
    'apps/shop/project.json': `{
      // Nx allows comments.
      "name": "shop", "projectType": "application", "sourceRoot": "apps/shop/src"
    }`,
    ...(Object.fromEntries(app) as Record<string, string>),
    'libs/ui/project.json': `{ "name": "ui", "projectType": "library", "sourceRoot": "libs/ui/src" }`,
    ...library('libs/ui'),
  };
}
