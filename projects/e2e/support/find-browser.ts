import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { basename, delimiter, join } from 'node:path';

import chromium from '@sparticuz/chromium';

/** A browser for tests, and where it was found. */
export interface FoundBrowser {
  readonly path: string;
  readonly found: string;
}

/** The browsers for tests. At least one of them exists. */
export interface FoundBrowsers {
  /** The full browser. */
  readonly full?: FoundBrowser;
  /** The same engine without a window, which takes half the time but has no back/forward cache. */
  readonly shell?: FoundBrowser;
}

const VARIABLE = 'CHROME_BIN';

const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell'];

/** The commands of installed Chrome, Chromium, and Edge. */
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
 * Returns the browser in `CHROME_BIN`, otherwise installed ones, otherwise the one that `npm ci`
 * has installed.
 *
 * @throws if there is no browser, with a message that says what to do.
 */
export async function findBrowsers(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<FoundBrowsers> {
  const named = env[VARIABLE];
  if (named) {
    if (!isExecutable(named))
      throw new Error(`${VARIABLE} is ${named}, which is not an executable.`);
    const browser = { path: named, found: `set by ${VARIABLE}` };
    return SHELLS.includes(basename(named)) ? { shell: browser } : { full: browser };
  }
  const folders = (env['PATH'] ?? '').split(delimiter);
  const installed = (commands: readonly string[], places: readonly string[] = []) => {
    const path = [
      ...folders.flatMap((folder) => commands.map((command) => join(folder, command))),
      ...places,
    ].find(isExecutable);
    return path && { path, found: 'installed' };
  };
  const full = installed(COMMANDS, PLACES);
  const shell = installed(SHELLS);
  if (full || shell) return { ...(full && { full }), ...(shell && { shell }) };

  const shipped = await shippedShell();
  if (shipped) return { shell: { path: shipped, found: 'came with npm ci' } };
  throw new Error(`No browser found. Install Chrome, Chromium, or Edge, or set ${VARIABLE}.`);
}

/**
 * Only for Linux on x64, and only if the libraries that it is linked to are installed, such as NSS.
 */
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
