import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { basename, delimiter, join } from 'node:path';

import chromium from '@sparticuz/chromium';

/** A browser to test in, and where it was found. */
export interface FoundBrowser {
  readonly path: string;
  readonly found: string;
}

/** What tests may run in; one of them is there. */
export interface FoundBrowsers {
  /** As people have it. */
  readonly whole?: FoundBrowser;
  /** The same engine without a window: twice as quick, and without a back/forward cache. */
  readonly shell?: FoundBrowser;
}

const VARIABLE = 'CHROME_BIN';

const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell'];

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
 * The browser that `CHROME_BIN` names and no other, else those that are installed, else the one that came with `npm ci`.
 *
 * @throws Error in a sentence that says what to do where there is none.
 */
export async function findBrowsers(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<FoundBrowsers> {
  const named = env[VARIABLE];
  if (named) {
    if (!isExecutable(named)) throw new Error(`${VARIABLE} names ${named}, which cannot be run.`);
    const browser = { path: named, found: `named by ${VARIABLE}` };
    return SHELLS.includes(basename(named)) ? { shell: browser } : { whole: browser };
  }
  const folders = (env['PATH'] ?? '').split(delimiter);
  const installed = (commands: readonly string[], places: readonly string[] = []) => {
    const path = [
      ...folders.flatMap((folder) => commands.map((command) => join(folder, command))),
      ...places,
    ].find(isExecutable);
    return path && { path, found: 'installed' };
  };
  const whole = installed(COMMANDS, PLACES);
  const shell = installed(SHELLS);
  if (whole || shell) return { ...(whole && { whole }), ...(shell && { shell }) };

  const shipped = await shippedShell();
  if (shipped) return { shell: { path: shipped, found: 'came with npm ci' } };
  throw new Error(
    `There is no browser to test in. Install Chrome, Chromium or Edge, or let ${VARIABLE} name one.`,
  );
}

/** Only for Linux on x64, and only where the libraries are that it is linked to (NSS among them). */
async function shippedShell(): Promise<string | undefined> {
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
