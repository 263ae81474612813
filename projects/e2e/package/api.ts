import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type ExtractorMessage,
  ExtractorMessageCategory,
} from '@microsoft/api-extractor';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../../..');
const PROJECT = join(ROOT, 'projects/ngx-logout-action');
const PACKAGE = join(ROOT, 'dist/ngx-logout-action');
/**
 * For reports and the declarations that they are made from. Packages resolve from the workspace.
 */
const SCRATCH = join(ROOT, 'dist/api');

/** The entry points by their last path segment, which is empty for the main one. */
export const ENTRY_POINTS = ['', 'devtools', 'idle', 'oidc', 'testing'] as const;

const nameOf = (entry: string) => `ngx-logout-action${entry && `-${entry}`}`;

/** The committed report of an entry point. */
export function goldenFile(entry: string): string {
  return join(PROJECT, 'api', `${nameOf(entry)}.api.md`);
}

/**
 * The public API of a built entry point: the report of its exported symbols, and problems, such as
 * missing documentation.
 */
export function apiOf(entry: string): { readonly report: string; readonly problems: string[] } {
  const problems: string[] = [];
  installPackage();
  Extractor.invoke(configOf(entry), {
    localBuild: true,
    messageCallback: (message) => {
      // Prevents printing, because the caller handles problems.
      message.handled = true;
      if (isProblem(message)) problems.push(message.formatMessageWithLocation(SCRATCH));
    },
  });
  return { report: readFileSync(join(SCRATCH, `${nameOf(entry)}.api.md`), 'utf8'), problems };
}

/**
 * Messages of the console category are about files that the tool writes, so they are not problems.
 */
const isProblem = ({ category, logLevel }: ExtractorMessage) =>
  category !== ExtractorMessageCategory.Console &&
  (logLevel === ExtractorLogLevel.Error || logLevel === ExtractorLogLevel.Warning);

/** The other entry points import the main one from `node_modules`, as apps do. */
function installPackage(): void {
  const modules = join(SCRATCH, 'node_modules');
  rmSync(SCRATCH, { recursive: true, force: true });
  mkdirSync(modules, { recursive: true });
  symlinkSync(PACKAGE, join(modules, 'ngx-logout-action'), 'junction');
}

function configOf(entry: string): ExtractorConfig {
  const publicTypes = join(SCRATCH, `${nameOf(entry)}.d.ts`);
  writeFileSync(publicTypes, publicDeclarations(join(PACKAGE, 'types', `${nameOf(entry)}.d.ts`)));
  const silent = { logLevel: ExtractorLogLevel.None };
  const problem = { logLevel: ExtractorLogLevel.Warning };
  return ExtractorConfig.prepare({
    // tsdoc.json in the same folder defines the tags that our JSDoc uses.
    packageJsonFullPath: join(PROJECT, 'package.json'),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: PROJECT,
      mainEntryPointFilePath: publicTypes,
      compiler: {
        overrideTsconfig: {
          files: [publicTypes],
          compilerOptions: {
            target: 'ES2022',
            module: 'preserve',
            strict: true,
            skipLibCheck: true,
            types: [],
          },
        },
      },
      newlineKind: 'lf',
      apiReport: {
        enabled: true,
        reportFileName: nameOf(entry),
        reportFolder: SCRATCH,
        reportTempFolder: join(SCRATCH, 'temp'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: {
          default: problem,
          // We use no release tags: all exports without a ɵ are public.
          'ae-missing-release-tag': silent,
        },
        tsdocMessageReporting: {
          default: problem,
          // Like Angular's JSDoc, ours has no hyphen after parameter names.
          'tsdoc-param-tag-missing-hyphen': silent,
        },
      },
    },
  });
}

/**
 * Removes declarations that are private by convention: names that start with ɵ, and protected
 * members, which are meant for templates.
 */
function publicDeclarations(path: string): string {
  const text = readFileSync(path, 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const removed: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (isPrivate(node)) removed.push(node);
    else ts.forEachChild(node, visit);
  };
  visit(source);
  return removed.reduceRight((rest, node) => {
    const comma = rest[node.end] === ',' ? 1 : 0;
    return rest.slice(0, node.getFullStart()) + rest.slice(node.end + comma);
  }, text);
}

function isPrivate(node: ts.Node): boolean {
  if (ts.isExportSpecifier(node)) return node.name.text.startsWith('ɵ');
  if (!ts.isClassElement(node)) return false;
  const isProtected = ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Protected;
  return Boolean(isProtected) || Boolean(node.name?.getText().startsWith('ɵ'));
}
