/** An example that runs in a page, which a line `<live-example name="…" />` adds. */
export interface LiveExample {
  readonly title: string;
  /** What to do with it, in one or two sentences. */
  readonly text: string;
  /** How many apps there are, each in its own tab. @default 1 */
  readonly tabs?: number;
  /** The file of the server that answers, with its region: `projects/server/src/….ts#region` */
  readonly server: string;
}

const SIGN_OUT_ROUTE = 'projects/server/src/session-routes.ts#sign-out';
const REHEARSALS = 'projects/server/src/rehearsals.ts';

export const LIVE_EXAMPLES: Readonly<Record<string, LiveExample>> = {
  'in-flight': {
    title: 'Click more than once',
    text: 'Choose a behavior, and sign out several times in a row. The server takes its time for each answer. The green bars are its own record.',
    server: REHEARSALS,
  },
  events: {
    title: 'Follow the events',
    text: 'Sign out, and see what is called, and in which order. Then veto the call, or turn the default success handler on.',
    server: SIGN_OUT_ROUTE,
  },
  failures: {
    title: 'Fail, and try again',
    text: 'Choose what goes wrong, and sign out. The failure handler says so and offers a retry.',
    server: REHEARSALS,
  },
  spinner: {
    title: 'Cover what waits',
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

/** The files that an example is made of, each with the name of its tab. */
export function sourcesOf(name: string): { tab: string; file: string }[] {
  const example = LIVE_EXAMPLES[name];
  if (!example) throw new Error(`There is no live example '${name}'.`);
  const folder = `projects/live-examples/src/${name}`;
  return [
    { tab: 'component.ts', file: `${folder}/component.ts` },
    { tab: 'provider.ts', file: `${folder}/provider.ts` },
    { tab: 'server.ts', file: example.server },
  ];
}
