import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

import chromium from '@sparticuz/chromium';

/** A browser to test in, and where it was found. */
export interface FoundBrowser {
  readonly path: string;
  readonly found: string;
}

const VARIABLE = 'CHROME_BIN';

/** What Chrome, Chromium and Edge are called where they are installed. */
const COMMANDS = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'chrome.exe',
  'msedge.exe',
];

const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The browser that `CHROME_BIN` names, else an installed one, else the one that came with `npm ci`.
 *
 * @throws Error in a sentence that says what to do where there is none.
 */
export async function findBrowser(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<FoundBrowser> {
  const named = env[VARIABLE];
  if (named) {
    if (!isExecutable(named)) throw new Error(`${VARIABLE} names ${named}, which cannot be run.`);
    return { path: named, found: `named by ${VARIABLE}` };
  }
  const folders = (env['PATH'] ?? '').split(delimiter);
  const installed = [
    ...folders.flatMap((folder) => COMMANDS.map((command) => join(folder, command))),
    ...PLACES,
  ].find(isExecutable);
  if (installed) return { path: installed, found: 'installed' };

  const shipped = await shippedBrowser();
  if (shipped) return { path: shipped, found: 'came with npm ci' };
  throw new Error(
    `There is no browser to test in. Install Chrome, Chromium or Edge, or let ${VARIABLE} name one.`,
  );
}

/** Only for Linux on x64, and only where the libraries are that it is linked to (NSS among them). */
async function shippedBrowser(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    const path = await chromium.executablePath();
    execFileSync(path, ['--version'], { stdio: 'ignore' });
    return path;
  } catch {
    return undefined;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
