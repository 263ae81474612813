/** An example that runs on a page. A line `<live-example name="…" />` adds it. */
export interface LiveExample {
  readonly title: string;
  /** Instructions for the reader, in one or two sentences. */
  readonly text: string;
  /** The number of apps, each in a simulated tab. @default 1 */
  readonly tabs?: number;
  /** The server file to show, with a region: `projects/server/src/….ts#region` */
  readonly server: string;
}

const SIGN_OUT_ROUTE = 'projects/server/src/session-routes.ts#sign-out';
const REHEARSALS = 'projects/server/src/rehearsals.ts';

export const LIVE_EXAMPLES: Readonly<Record<string, LiveExample>> = {
  'in-flight': {
    title: 'Click more than once',
    text: 'Choose a behavior, and sign out several times in a row. The server responds slowly. The green bars are requests that it recorded.',
    server: REHEARSALS,
  },
  events: {
    title: 'Follow the events',
    text: 'Sign out to see which functions are called, and in which order. Then veto the call, or turn the default success handler on.',
    server: SIGN_OUT_ROUTE,
  },
  failures: {
    title: 'Fail, and try again',
    text: 'Choose what goes wrong, and sign out. The failure handler shows a message and offers a retry.',
    server: REHEARSALS,
  },
  spinner: {
    title: 'Show a spinner',
    text: 'Choose an element, and sign out. The server takes two seconds.',
    server: REHEARSALS,
  },
  idle: {
    title: 'Do nothing',
    text: 'Sign in and wait. The warning comes after 10 seconds, and the sign-out 20 seconds later.',
    server: SIGN_OUT_ROUTE,
  },
  tabs: {
    title: 'Sign out of two tabs',
    text: 'Each window runs a separate app. Sign out in one of them, or open this page in a real second tab.',
    tabs: 2,
    server: SIGN_OUT_ROUTE,
  },
};

/** The source files of an example, each with the title of its tab. */
export function sourcesOf(name: string): { tab: string; file: string }[] {
  const example = LIVE_EXAMPLES[name];
  if (!example) throw new Error(`Unknown live example '${name}'.`);
  const folder = `projects/live-examples/src/${name}`;
  return [
    { tab: 'component.ts', file: `${folder}/component.ts` },
    { tab: 'provider.ts', file: `${folder}/provider.ts` },
    { tab: 'server.ts', file: example.server },
  ];
}
