import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const ROOT = join(import.meta.dirname, '../../..');

/** Files of the reader's app that samples import, but that no page contains. */
const APP = join(import.meta.dirname, 'app');

/** An error in the format `file:line:column - error TS1234: message`, or with parentheses. */
const COMPLAINT = /^(.+?)[:(](\d+)[:,]\d+\)?(?: -|:) error (.+)$/gm;

/** A code block on a page of the documentation. */
export interface Sample {
  /** `docs/actions.md:6` */
  readonly place: string;
  readonly language: 'ts' | 'html';
  readonly text: string;
}

/** The TypeScript and HTML code blocks of a page. */
export function samplesOf(page: string): Sample[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/^```(ts|html)\b.*\n([\s\S]*?)^```$/gm)].map(
    ({ index, 1: language, 2: code = '' }) => ({
      place: `${page}:${text.slice(0, index).split('\n').length + 1}`,
      language: language as Sample['language'],
      text: code,
    }),
  );
}

/** The file name in the first line of a sample: `src/app/unsaved-changes.ts`. */
export function fileOf({ text }: Sample): string | undefined {
  return /^(?:\/\/|<!--) ([\w./-]+\.(?:ts|html))\b/.exec(text)?.[1];
}

/**
 * Compiles samples with Angular's compiler and returns its errors. Nothing is added to the samples;
 * samples on one page may import each other by file name.
 *
 * @param folder for the compiled files, which resolve packages from there. It is emptied first.
 */
export function complaintsAbout(samples: readonly Sample[], folder: string): string[] {
  rmSync(folder, { recursive: true, force: true });
  const places = new Map<string, string>();
  const printed = new Set<string>();
  for (const sample of samples) {
    const [page = '', line = ''] = sample.place.split(':');
    const pageFolder = join(folder, page.replaceAll('/', '-'));
    if (!existsSync(pageFolder)) cpSync(APP, pageFolder, { recursive: true });
    const file = join(pageFolder, `line-${line}.ts`);
    writeFileSync(file, asModule(sample));
    places.set(relative(folder, file), sample.place);
    const named = fileOf(sample)?.replace(/^src\/app\//, '');
    if (!named?.endsWith('.ts')) continue;
    const alias = join(pageFolder, named);
    if (printed.has(alias)) continue;
    printed.add(alias);
    mkdirSync(dirname(alias), { recursive: true });
    const module = relative(dirname(alias), join(pageFolder, `line-${line}`));
    writeFileSync(alias, `export * from './${module.replaceAll('\\', '/')}';\n`);
  }
  return compile(folder).map(({ file, message }) => `${places.get(file) ?? file}: ${message}`);
}

/**
 * Runs those samples that are specs with jest, against the built package.
 *
 * @returns the output of jest, and how many tests passed and failed.
 */
export function runSpecs(samples: readonly Sample[], folder: string) {
  rmSync(folder, { recursive: true, force: true });
  const specs = samples.filter((sample) => fileOf(sample)?.endsWith('.spec.ts'));
  for (const page of new Set(specs.map(pageOf))) {
    const ofPage = samples.filter((sample) => pageOf(sample) === page);
    writeFiles(ofPage, join(folder, page.replaceAll('/', '-')));
  }
  const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
  const config = join(ROOT, 'projects/e2e/jest-consumer/jest.config.mjs');
  const args = ['--config', config, '--roots', folder, '--runInBand', '--json'];
  const { stdout, stderr } = spawnSync(process.execPath, [jest, ...args], { encoding: 'utf8' });
  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(stdout) as {
    numPassedTests: number;
    numFailedTests: number;
  };
  return { passed, failed, report: stderr };
}

/** The page that contains a sample: `docs/actions.md`. */
export function pageOf({ place }: Sample): string {
  return place.split(':')[0] ?? '';
}

/** Writes the samples of a page to files. If two have the same name, the first is used. */
export function writeFiles(samples: readonly Sample[], folder: string): void {
  cpSync(APP, folder, { recursive: true });
  const written = new Set<string>();
  for (const sample of samples) {
    const file = join(folder, fileOf(sample)?.replace(/^src\/app\//, '') ?? '');
    if (written.has(file)) continue;
    written.add(file);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, sample.text);
  }
}

/** Runs Angular's compiler on all files in a folder. */
function compile(folder: string): { file: string; message: string }[] {
  const tsconfig = {
    extends: relative(folder, join(ROOT, 'tsconfig.json')),
    compilerOptions: { noEmit: true, pretty: false, types: ['jest'], rootDir: ROOT },
    include: ['**/*.ts'],
    files: [],
    references: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  const ngc = join(ROOT, 'node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js');
  const { stderr, stdout, status } = spawnSync(process.execPath, [ngc, '-p', folder], {
    encoding: 'utf8',
  });
  const output = stripVTControlCharacters(stdout + stderr);
  const complaints = [...output.matchAll(COMPLAINT)].map(([, file = '', , message = '']) => ({
    file: relative(folder, resolve(folder, file)),
    message,
  }));
  if (status !== 0 && complaints.length === 0) throw new Error(output);
  return complaints;
}

/**
 * Returns TypeScript unchanged, and wraps a template in a component that imports the directives.
 */
function asModule({ language, text }: Sample): string {
  if (language === 'ts') return text;
  return `
    import { Component } from '@angular/core';
    import { injectLogoutAction, LogoutActionDirective, SpinnerContextDirective } from 'ngx-logout-action';

    @Component({
      imports: [LogoutActionDirective, SpinnerContextDirective],
      template: ${JSON.stringify(text)},
    })
    export class Sample {
      readonly action = injectLogoutAction();
    }`;
}
