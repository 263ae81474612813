import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { schema } from '@angular-devkit/core';
import { NodeWorkflow } from '@angular-devkit/schematics/tools/index.js';
import { lastValueFrom } from 'rxjs';

const COLLECTION = join(
  import.meta.dirname,
  '../../../dist/ngx-logout-action/schematics/collection.json',
);

/** A question as the CLI's prompts hear it. */
export interface Prompt {
  readonly id: string;
  readonly proposal: unknown;
  readonly choices: readonly unknown[];
}

/** A folder with an app in it, on which schematics are run as the CLI runs them. */
export class Workspace {
  readonly #folder = mkdtempSync(join(tmpdir(), 'schematics-'));
  /** What was asked in the last run. */
  readonly prompts: Prompt[] = [];

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

  /** Runs a schematic; `answers` is whoever sits before the terminal, if somebody does. */
  async run(name: string, options: object, answers?: Record<string, unknown>): Promise<void> {
    this.prompts.length = 0;
    const registry = new schema.CoreSchemaRegistry();
    registry.addPostTransform(schema.transforms.addUndefinedDefaults);
    registry.addSmartDefaultProvider('projectName', () => undefined);
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
    const workflow = new NodeWorkflow(this.#folder, { registry });
    await lastValueFrom(workflow.execute({ collection: COLLECTION, schematic: name, options }), {
      defaultValue: undefined,
    });
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

/** What `ng new` makes. */
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

/** What `ng new --standalone=false` makes. */
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

/** A workspace of two apps, neither of which is meant by itself. */
export function twoApps(): Record<string, string> {
  return { 'angular.json': angularJson('shop', 'admin'), 'package.json': packageJson(22) };
}
