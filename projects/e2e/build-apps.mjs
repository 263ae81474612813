// Builds apps for the end-to-end tests, two at a time: `node build-apps.mjs workspace examples/idle
// ssr`. Apps outside this workspace are copied to a folder with their packages and the built
// library, and are built with their own angular.json.
import { execFile, execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, relative } from 'node:path';
import { promisify } from 'node:util';

import { isBuiltFrom, noteBuild, stateOf } from './build-state.mjs';

const E2E = import.meta.dirname;
const ROOT = join(E2E, '../..');
const DIST = join(ROOT, 'dist');
const example = (name) => join(ROOT, 'examples', name);

/**
 * Where apps find their packages: in this workspace, or in `projects/e2e/apps`, which installs
 * others.
 */
const OF_WORKSPACE = { packages: ROOT, place: join(DIST, 'examples') };
const INSTALLED = { packages: join(E2E, 'apps'), place: join(E2E, 'apps/dist') };

/**
 * For each app, the folders that are merged into one, and the builds with their flags. Each build
 * is a folder of `dist`.
 */
const APPS = {
  examples: Object.fromEntries(
    ['standalone', 'ng-module', 'material', 'idle', 'spring-bff'].map((name) => [
      name,
      { ...OF_WORKSPACE, sources: [example(name)], builds: { [name]: [] } },
    ]),
  ),
  oidc: Object.fromEntries(
    readdirSync(example(''))
      .filter((name) => name.startsWith('oidc-'))
      .map((name) => [name, { ...INSTALLED, sources: [example(name)], builds: { [name]: [] } }]),
  ),
  ssr: {
    ssr: {
      ...INSTALLED,
      sources: [example('ssr'), join(E2E, 'ssr/overlay')],
      builds: { ssr: [] },
    },
  },
  'service-worker': {
    'service-worker': {
      ...INSTALLED,
      sources: [join(E2E, 'service-worker/app')],
      builds: {
        'service-worker-first': [],
        'service-worker-next': ['--configuration', 'next'],
      },
    },
  },
};
APPS.examples['ng-module'].builds = {
  'ng-module': ['--stats-json'],
  'ng-module-development': ['--configuration', 'development'],
};
const withOidcLogout = APPS.oidc['oidc-angular-oauth2-oidc'];
withOidcLogout.builds['oidc-own-backend'] = ['--configuration', 'own-backend'];
APPS.oidc['oidc-with-overlay'] = {
  ...withOidcLogout,
  sources: [...withOidcLogout.sources, join(E2E, 'oidc/overlay')],
  builds: { 'oidc-with-overlay': [] },
};

/** The projects of this workspace: the folder in `dist`, and the configuration. */
const WORKSPACE_PROJECTS = {
  'playground-development': ['playground', '--configuration', 'development'],
  playground: ['playground'],
  'rules-app': ['rules-app'],
  'spinner-hosts': ['spinner-hosts'],
  'styles-app': ['styles-app'],
};

/** The state of all files that an app could be built from. */
const state = stateOf('.', ':!projects/e2e/specs', ':!projects/server', ':!docs', ':!*.md');

const run = promisify(execFile);
const ready = new Set();
const jobs = [];

for (const argument of process.argv.slice(2)) {
  const [set, only] = argument.split('/');
  if (set === 'docs') {
    jobs.push(() => runNode(ROOT, join(ROOT, 'docs/build.mjs')));
    continue;
  }
  if (set === 'workspace') {
    for (const [output, flags] of Object.entries(WORKSPACE_PROJECTS)) {
      jobs.push(() => build(ROOT, ROOT, flags, output));
    }
    continue;
  }
  for (const [name, { packages, place, sources, builds: outputs }] of Object.entries(APPS[set])) {
    if (only && name !== only) continue;
    if (!ready.has(place)) prepare(packages, place);
    ready.add(place);
    const folder = join(place, name);
    rmSync(join(folder, 'src'), { recursive: true, force: true });
    for (const source of sources) cpSync(source, folder, { recursive: true, filter: isSource });
    shareCache(folder);
    for (const [output, flags] of Object.entries(outputs)) {
      const path = ['--output-path', relative(folder, join(DIST, output))];
      jobs.push(() => build(packages, folder, [...flags, ...path], output));
    }
  }
}
// Two at a time, because one build uses hardly more than one core.
await Promise.all([work(), work()]);

async function work() {
  for (let next; (next = jobs.shift());) await next();
}

/** @param output the folder of `dist`. */
async function build(packages, folder, flags, output) {
  // The CLI empties the folder before it builds.
  const stamp = join(DIST, output, '.built-from');
  if (isBuiltFrom(state, stamp)) {
    console.info(`dist/${output} was built after the last change.`);
    return;
  }
  await runNode(folder, join(packages, 'node_modules/@angular/cli/bin/ng.js'), 'build', ...flags);
  noteBuild(state, stamp);
}

async function runNode(cwd, ...args) {
  const { stdout, stderr } = await run(process.execPath, args, { cwd });
  process.stdout.write(stdout + stderr);
}

/** Excludes the results of an example that was started in its own folder. */
function isSource(path) {
  return !['node_modules', 'dist', '.angular'].includes(basename(path));
}

/** Compiles Angular only once for all apps, also in CI, where the CLI has no cache by default. */
function shareCache(folder) {
  const file = join(folder, 'angular.json');
  const config = JSON.parse(readFileSync(file, 'utf8'));
  config.cli.cache = { environment: 'all', path: join(folder, '../.cache') };
  writeFileSync(file, JSON.stringify(config));
}

/** Installs the packages of a lock file, and copies the built library next to them. */
function prepare(packages, place) {
  if (packages !== ROOT && !isInstalled(packages)) {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    // The workspace has already fetched most of them.
    execFileSync(npm, ['ci', '--prefer-offline'], { cwd: packages, stdio: 'inherit' });
  }
  const library = join(place, 'node_modules/ngx-logout-action');
  rmSync(library, { recursive: true, force: true });
  cpSync(join(DIST, 'ngx-logout-action'), library, { recursive: true });
}

function isInstalled(packages) {
  const changedAt = (file) => statSync(join(packages, file)).mtimeMs;
  // npm writes this file last.
  const installed = 'node_modules/.package-lock.json';
  return (
    existsSync(join(packages, installed)) && changedAt(installed) > changedAt('package-lock.json')
  );
}
