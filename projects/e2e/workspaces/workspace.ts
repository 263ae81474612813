import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { test as base } from '@playwright/test';
import ts from 'typescript';

export interface WorkspaceOptions {
  /** The release of the CLI that creates the workspace. */
  cli: string;
}

const ROOT = join(import.meta.dirname, '../../..');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/**
 * A workspace created by the CLI, with standalone and NgModule apps, zoneless and with zone.js, and
 * a library.
 */
export class CliWorkspace {
  readonly folder: string;
  readonly #package: string;

  constructor(cli: string) {
    const parent = join(tmpdir(), `ngx-logout-action-${cli}`);
    rmSync(parent, { recursive: true, force: true });
    mkdirSync(parent, { recursive: true });
    this.#package = join(parent, packLibrary(parent));
    this.folder = join(parent, 'workspace');
    const ng = (cwd: string, ...args: string[]) =>
      run(cwd, npm, ['exec', '--yes', `--package=@angular/cli@${cli}`, '--', 'ng', ...args]);
    const fresh = ['--defaults', '--skip-install'];
    ng(parent, 'new', 'workspace', '--create-application=false', ...fresh);
    for (const kind of ['standalone', 'ng-module']) {
      const standalone = `--standalone=${kind === 'standalone'}`;
      const application = ['generate', 'application', standalone, ...fresh];
      ng(this.folder, ...application, kind);
      ng(this.folder, ...application, `${kind}-zone`, '--zoneless=false');
    }
    ng(this.folder, 'generate', 'library', 'ui', ...fresh);
    // Installs the dependencies of the projects, and the CDK for the harnesses in their specs.
    const cdk = `@angular/cdk@^${cli.split('.')[0]}.0.0`;
    run(this.folder, npm, ['install', '--ignore-scripts', '--save-dev', cdk]);
    this.commit();
  }

  ng(...args: string[]): string {
    return run(this.folder, process.execPath, ['node_modules/@angular/cli/bin/ng.js', ...args]);
  }

  /**
   * Runs `ng add` with the built package, as users do with the published one. When it is installed,
   * runs the schematic.
   */
  add(project: string, ...flags: string[]): string {
    const options = ['--defaults', '--project', project, ...flags];
    if (existsSync(join(this.folder, 'node_modules/ngx-logout-action'))) {
      return this.ng('generate', 'ngx-logout-action:ng-add', ...options);
    }
    return this.ng('add', this.#package, '--skip-confirmation', ...options);
  }

  /**
   * Replaces the welcome page of an app with an example, except for the file that `ng add` changes.
   */
  copyExample(kind: 'standalone' | 'ng-module', project: string): void {
    const app = this.#appOf(project);
    cpSync(join(ROOT, 'examples', kind, 'src/app'), app, {
      recursive: true,
      filter: (file) => !/app(\.config|-module)\.ts$/.test(file),
    });
    // This spec tests the welcome page.
    rmSync(join(app, 'app.spec.ts'));
    // This spec works in both apps.
    const spec = 'sign-out.spec.ts';
    cpSync(join(ROOT, 'examples/standalone/src/app', spec), join(app, spec));
  }

  /** Changes a file of an app. */
  edit(project: string, file: string, change: (text: string) => string): void {
    const path = join(this.#appOf(project), file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  }

  #appOf(project: string): string {
    return join(this.folder, 'projects', project, 'src/app');
  }

  /** The files that differ from the last commit. */
  changed(): string[] {
    const lines = run(this.folder, 'git', ['status', '--porcelain', '--untracked-files=all']);
    return lines
      .split('\n')
      .filter(Boolean)
      .map((line) => line.slice(3));
  }

  commit(): void {
    run(this.folder, 'git', ['add', '--all']);
    const author = ['-c', 'user.name=Test', '-c', 'user.email=test@localhost'];
    run(this.folder, 'git', [
      ...author,
      'commit',
      '--quiet',
      '--allow-empty',
      '--message',
      'state',
    ]);
  }

  /** The polyfills of an app. */
  polyfills(project: string): readonly string[] {
    interface Target {
      options?: { polyfills?: string[] };
    }
    const { projects } = this.#read('angular.json') as {
      projects: Record<string, { architect: { build: Target } }>;
    };
    return projects[project]?.architect.build.options?.polyfills ?? [];
  }

  get strictTemplates(): boolean | undefined {
    const { angularCompilerOptions } = this.#read('tsconfig.json') as {
      angularCompilerOptions: { strictTemplates?: boolean };
    };
    return angularCompilerOptions.strictTemplates;
  }

  /** Reads JSON with comments. */
  #read(file: string): unknown {
    const text = readFileSync(join(this.folder, file), 'utf8');
    return ts.parseConfigFileTextToJson(file, text).config as unknown;
  }

  built(project: string): string {
    return join(this.folder, 'dist', project, 'browser');
  }
}

/** Packs the built library. @returns the file name. */
function packLibrary(folder: string): string {
  const library = join(ROOT, 'dist/ngx-logout-action');
  return run(folder, npm, ['pack', library, '--silent']).trim();
}

function run(cwd: string, command: string, args: string[]): string {
  const path = `${join(process.execPath, '..')}${delimiter}${process.env['PATH'] ?? ''}`;
  return execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: path,
      NG_CLI_ANALYTICS: 'false',
      NO_COLOR: '1',
      FORCE_COLOR: '',
      // Without these, npm would mostly wait for the network.
      npm_config_prefer_offline: 'true',
      npm_config_audit: 'false',
      npm_config_fund: 'false',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // The call is synchronous, so the test's timeout cannot stop it.
    timeout: 240_000,
  });
}

export const test = base.extend<object, WorkspaceOptions & { workspace: CliWorkspace }>({
  cli: ['', { option: true, scope: 'worker' }],
  workspace: [
    async ({ cli }, use) => {
      await use(new CliWorkspace(cli));
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});
