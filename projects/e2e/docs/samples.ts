import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../../..');

const LENIENT = { noUnusedLocals: false, noUnusedParameters: false, isolatedModules: false };

/** `file:line:column - error TS1234: what is wrong`, or the same with parentheses, or without a file. */
const COMPLAINT = /^(?:(.+?)[:(]\d+[:,]\d+\)?(?: -|:) )?error (.+)$/gm;

/** A block of code in a page of the documentation. */
export interface Sample {
  /** `docs/actions.md:6` */
  readonly place: string;
  readonly language: 'ts' | 'html';
  readonly text: string;
}

/** Where samples are compiled, and what they may use without an import of their own. */
export interface SampleSurroundings {
  /** A folder for the files that are made; packages are found from there. It is emptied. */
  readonly folder: string;
  /** Packages whose exports a sample may use. */
  readonly packages: readonly string[];
  /** A module that stands for the rest of the reader's app. */
  readonly app: string;
}

/** What the compilers of TypeScript and Angular have against these samples. */
export function complaintsAbout(blocks: readonly Sample[], where: SampleSurroundings): string[] {
  rmSync(where.folder, { recursive: true, force: true });
  mkdirSync(where.folder, { recursive: true });
  const names = exportedNames(where);
  // What samples that are whole files import.
  writeFileSync(join(where.folder, 'app.routes.ts'), `export { routes } from './app';\n`);
  const samples = new Map<string, Sample>();
  for (const sample of blocks) {
    const module = sample.place.replaceAll(/[/:]/g, '-');
    const file = join(where.folder, `${module}.ts`);
    writeFileSync(file, asModule(sample, names));
    samples.set(file, sample);
    const named = fileOf(sample) && join(where.folder, `${fileOf(sample)}.ts`);
    if (named && !existsSync(named)) writeFileSync(named, `export * from './${module}';\n`);
  }
  return compile(where.folder).map(({ file, message }) => {
    const place = samples.get(join(where.folder, file))?.place ?? file;
    return `${place}: ${message}`;
  });
}

/** The file that a sample names in its first line, which other samples import: `unsaved-changes`. */
function fileOf({ text }: Sample): string | undefined {
  return /^\/\/ (?:.*\/)?([\w.-]+)\.ts\n/.exec(text)?.[1];
}

/** Runs Angular's compiler over all files of a folder. */
function compile(folder: string): { file: string; message: string }[] {
  const tsconfig = {
    extends: relative(folder, join(ROOT, 'tsconfig.json')),
    // A sample shows one thing, and leaves what follows from it to its reader.
    compilerOptions: { ...LENIENT, noEmit: true, pretty: false, types: ['jest'], rootDir: ROOT },
    include: ['*.ts'],
    files: [],
    references: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  const ngc = join(ROOT, 'node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js');
  const { stderr, stdout } = spawnSync(process.execPath, [ngc, '-p', folder], { encoding: 'utf8' });
  return [...stripVTControlCharacters(stdout + stderr).matchAll(COMPLAINT)].map(
    ([, file = '', message = '']) => ({ file: basename(file), message }),
  );
}

/** The blocks of TypeScript and HTML of a page. */
export function samplesOf(page: string): Sample[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/^```(ts|html)\n([\s\S]*?)^```$/gm)].map(
    ({ index, 1: language, 2: code = '' }) => ({
      place: `${page}:${text.slice(0, index).split('\n').length + 1}`,
      language: language as Sample['language'],
      text: code,
    }),
  );
}

/** A sample with the imports that it leaves to its reader; a fragment in what it is a part of. */
function asModule({ language, text }: Sample, names: ReadonlyMap<string, string>): string {
  const body = language === 'html' ? inComponent(text) : inModule(text);
  const own = new Set(
    [
      ...body.matchAll(
        /(?:class|const|function|interface) (\w+)|(?:import \{|const \[)([^}\]]*)[}\]]/g,
      ),
    ].flatMap(([, declared = '', imported = '']) =>
      [declared, ...imported.split(',')].map((name) => name.trim().replace(/^type /, '')),
    ),
  );
  const used = new Set(body.match(/\b[A-Za-z_]\w*\b/g));
  const imports = [...names]
    .filter(([name]) => used.has(name) && !own.has(name))
    .map(([name, from]) => `import { ${name} } from '${from}';\n`);
  return `${imports.join('')}export {};\n${body}`;
}

/** Statements as they stand; else a list of providers or features, or members of an object. */
function inModule(text: string): string {
  const [, imports = '', rest = ''] = /^((?:import [\s\S]*?;\n)*)([\s\S]*)$/.exec(text) ?? [];
  const forms = [rest, `export const list = [${rest}];`, `export const object = {${rest}};`];
  return imports + (forms.find(isWellFormed) ?? rest);
}

function isWellFormed(text: string): boolean {
  const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true });
  return !diagnostics?.length;
}

function inComponent(template: string): string {
  return `
    @Component({
      imports: [LogoutActionDirective, SpinnerContextDirective, LogoutCallTimeline],
      template: ${JSON.stringify(template)},
    })
    export class Sample {
      readonly action = injectLogoutAction();
    }`;
}

/** What each package exports, by name; the first one that has a name wins. */
function exportedNames(where: SampleSurroundings): Map<string, string> {
  const app = join(where.folder, 'app.ts');
  writeFileSync(app, readFileSync(where.app, 'utf8'));
  const modules = ['./app', ...where.packages];
  const index = join(where.folder, 'index.ts');
  writeFileSync(index, modules.map((from) => `import '${from}';`).join('\n'));
  const program = ts.createProgram([index], options());
  const checker = program.getTypeChecker();
  const names = new Map<string, string>();
  for (const statement of program.getSourceFile(index)?.statements ?? []) {
    if (!ts.isImportDeclaration(statement)) continue;
    const symbol = checker.getSymbolAtLocation(statement.moduleSpecifier);
    const from = (statement.moduleSpecifier as ts.StringLiteral).text;
    if (!symbol) throw new Error(`${from} is not found from ${basename(where.folder)}.`);
    for (const { name } of checker.getExportsOfModule(symbol)) {
      if (!names.has(name) && name !== 'default') names.set(name, from);
    }
  }
  return names;
}

function options(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) =>
    readFileSync(path, 'utf8'),
  ) as { config: { compilerOptions: object } };
  return ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT).options;
}
