// npm run test:mutation for every folder; npm run test:mutation -- call, or -- call/call-queue for one file
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { Stryker } from '@stryker-mutator/core';

/** The folders of src/lib that are mutated, one run each. */
const FOLDERS = ['call', 'action', 'features', 'page'];

const LIBRARY = 'projects/ngx-logout-action';
const asked = process.argv.slice(2);

process.chdir(join(import.meta.dirname, '../../..'));
for (const folder of asked.length ? asked : FOLDERS) await mutate(folder);

async function mutate(part) {
  const [folder, file] = part.split('/');
  const sources = `${LIBRARY}/src/lib/${file ? `${part}.ts` : folder}`;
  if (!existsSync(sources)) throw new Error(`No ${sources}.`);
  // The configuration of jest runs the specs of this folder first.
  process.env.MUTATED_FOLDER = folder;
  const began = performance.now();
  const mutants = await new Stryker(optionsFor(part, sources)).runMutationTest();
  const seconds = (performance.now() - began) / 1_000;
  const run = mutants.filter(({ status }) => /Killed|Survived|Timeout/.test(status)).length;
  console.info(
    `${part}: ${run} mutants in ${seconds.toFixed(0)} s, ${(seconds / run).toFixed(1)} s each`,
  );
}

function optionsFor(part, sources) {
  return {
    mutate: sources.endsWith('.ts')
      ? [sources]
      : [`${sources}/**/*.ts`, `!${sources}/**/*.spec.ts`],
    testRunner: 'jest',
    jest: { projectType: 'custom', configFile: `${LIBRARY}/mutation/jest.config.mjs` },
    coverageAnalysis: 'perTest',
    // A static mutant needs all tests, and is often equivalent.
    ignoreStatic: true,
    disableTypeChecks: true,
    // The sandbox gets what the unit tests read, and nothing else.
    ignorePatterns: ['**', '!/*.json', '!/jest.config.mjs', `!/${LIBRARY}/**`],
    concurrency: 1,
    tempDirName: 'dist/mutation/sandbox',
    reporters: ['clear-text', 'html', 'progress'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    htmlReporter: { fileName: `dist/mutation/${part.replace('/', '-')}.html` },
    thresholds: { high: 90, low: 80, break: null },
  };
}
