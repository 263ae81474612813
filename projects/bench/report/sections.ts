import type { Plot } from './bar-chart.ts';
import { figure, type Row } from './rows.ts';

/** A section of the page. */
export interface Section {
  /** The name of the benchmark. */
  readonly name: string;
  readonly title: string;
  /** What the figures mean for users, in one or two sentences. */
  readonly meaning: (rows: readonly Row[]) => string;
  /** How the figures were measured. */
  readonly how: string;
  readonly plot?: Plot;
  /** The goals, and whether they were reached. */
  readonly verdict: (rows: readonly Row[]) => string;
}

const times = (ratio: number) => `${ratio.toFixed(2)} times`;
const kB = (value: number) => `${value.toFixed(1)} kB`;
const reached = (is: boolean) => (is ? 'reached' : 'not reached');

const left = (rows: readonly Row[], what: string) => {
  const more = (column: string) => figure(rows, { what }, column).toFixed(0);
  return `${more('nodes more')} nodes, ${more('listeners more')} listeners, and ${more('KiB of heap more')} KiB of heap`;
};

/** Alternative libraries, by their names in the rows. */
const LIBRARIES = [
  'keycloak-js',
  'angular-oauth2-oidc',
  'angular-auth-oidc-client',
  '@auth0/auth0-angular',
  '@azure/msal-angular',
  'ngx-spinner',
  'Material spinner, CDK Overlay',
  '@ng-idle/core',
] as const;

const README = { what: 'ours: the app of the README' };
const BY_HAND = { what: 'service by hand' };

export const SECTIONS: readonly Section[] = [
  {
    name: 'size',
    title: 'Size',
    meaning: (rows) => {
      const size = (what: string) => kB(figure(rows, { what }, 'kB gzip'));
      return (
        `A button that signs out adds **${size(README.what)}** to the JavaScript that a user downloads first, and loads ` +
        `${kB(figure(rows, README, 'kB gzip, lazy chunks'))} more when a spinner is shown. angular-oauth2-oidc adds ` +
        `${size('angular-oauth2-oidc')}, @azure/msal-angular ${size('@azure/msal-angular')}; they sign users in, too.`
      );
    },
    how:
      'What each adds to the initial JavaScript of a small production app with Router and HttpClient: `main.js` and its static imports, each ' +
      'file compressed separately. The table also lists lazy chunks and the same app with four lazy routes, whose pages share code of ' +
      'Angular with the library. Features are measured one by one, in an app with the directive.',
    plot: { title: 'Size, gzip', column: 'kB gzip', only: (row) => !row.what.endsWith(' alone') },
    verdict: (rows) => {
      const size = (what: string) => kB(figure(rows, { what }, 'kB gzip'));
      return (
        `**Aims: 5.3 kB for the service, 6.5 with the directive, 7.0 for the app of the README, 8.2 with the spinner. Not reached: ` +
        `${size('ours: service')}, ${size('ours: with the directive')}, ${size(README.what)}, ` +
        `${size('ours: with the spinner')}.** ` +
        'Most of the size is rules for requests, answers, redirects, and the Back button. Unused features are not in the bundle, ' +
        'and the overlay of the spinner is a lazy chunk. ' +
        'CI fails if a size grows by more than 2 %.'
      );
    },
  },
  {
    name: 'startup',
    title: 'Startup',
    meaning: (rows) => {
      const more = figure(rows, README, 'ms more');
      const heap = figure(rows, README, 'KiB of heap more');
      return `Until the first page appears, a browser works **${more.toFixed(1)} ms** longer than without a sign-out, and keeps **${heap.toFixed(0)} KiB** more.`;
    },
    how:
      'Script time of a small production app from its load until the page is idle, and its heap after garbage collection. The apps load in ' +
      'turn, every second turn in the opposite order, and differences are taken turn by turn. The other libraries are created, but not ' +
      'initialized, which would take a request.',
    plot: { title: 'ms of script more than without', column: 'ms more' },
    verdict: (rows) => {
      const more = figure(rows, README, 'ms more');
      const heap = figure(rows, README, 'KiB of heap more');
      const of = (column: string) => LIBRARIES.map((what) => figure(rows, { what }, column));
      const least = more < Math.min(...of('ms more')) && heap < Math.min(...of('KiB of heap more'));
      return (
        `**Aims: less than 1 ms more script: ${reached(more < 1)}. Less than 100 KiB more heap: ${reached(heap < 100)}. Less of both than ` +
        `every other library: ${reached(least)}.**`
      );
    },
  },
  {
    name: 'wire',
    title: 'Interaction',
    meaning: (rows) => {
      const of = (column: string) => figure(rows, { what: 'ours' }, column).toFixed(1);
      return (
        `A click shows its effect in the next frame, after **${of('ms to the next frame')} ms**; the request reaches the server after ` +
        `**${of('ms from click to server')} ms**, and the login page appears **${of('ms from answer to login page')} ms** after the answer.`
      );
    },
    how:
      'Two hundred sign-outs of each in turn, in a browser without developer tools, because they record the stack of each request: from the ' +
      'click to the next frame, from the click to the arrival at the server, and from its answer to the arrival of the Router at the login page. Script time is ' +
      'measured with developer tools, until the sign-out has ended.',
    plot: { title: 'ms from click to server', column: 'ms from click to server' },
    verdict: (rows) => {
      const against = (column: string, what: string) =>
        figure(rows, { what: 'ours' }, column) / figure(rows, { what }, column);
      const keepalive = 'the same, with keepalive';
      const wire = against('ms from click to server', keepalive);
      const answer = against('ms from answer to login page', keepalive);
      const ticks = figure(rows, { what: 'ours' }, 'ticks') - figure(rows, BY_HAND, 'ticks');
      return (
        `**Aims, compared to a service by hand with \`keepalive\`: within 1.05 times from click to server: ${times(wire)}, ` +
        `${reached(wire <= 1.05)}; within 1.05 times from answer to login page: ${times(answer)}, ${reached(answer <= 1.05)}; no tick more: ` +
        `${ticks}, ${reached(ticks <= 0)}.** ` +
        '`keepalive` lets the request outlive the tab. Browsers handle such requests differently: with it, the service by hand takes ' +
        `${times(against('ms from click to server', BY_HAND.what) / wire)} as long as without it.`
      );
    },
  },
  {
    name: 'spinner',
    title: 'Spinner',
    meaning: (rows) => {
      const of = (what: string) =>
        figure(rows, { what, contexts: 1 }, 'ms of work for both').toFixed(1);
      return `Showing and hiding a spinner takes **${of('ours')} ms** of work, and ${of('by hand')} ms with a hand-written component that also makes its content inert and announces its message.`;
    },
    how:
      'Creates boxes, shows their spinners, and hides them again. One frame takes 16 ms, which is the lower limit. Work is the processor ' +
      'time of the main thread, which other programs on the machine hardly change. The spinner by hand does the same job: it makes its ' +
      'content inert, marks it as busy, and announces its message. It does not adapt to the size of its box, and it does not restore the ' +
      'focus. Reduced motion is on, so nothing fades.',
    plot: {
      title: 'ms of work to show and hide 100 contexts',
      column: 'ms of work for both',
      only: (row) => row['contexts'] === 100,
    },
    verdict: (rows) => {
      const ratio = (column: string, contexts: number, other: string) =>
        times(
          figure(rows, { what: 'ours', contexts }, column) /
            figure(rows, { what: other, contexts }, column),
        );
      return (
        `**Aims: idle at most 1.1 times a plain element: ${ratio('ms to create, idle', 100, 'plain element')} for a hundred, ` +
        `${ratio('ms to create, idle', 1_000, 'plain element')} for a thousand, not reached** (a directive with an input against none; ` +
        `${ratio('ms to create, idle', 1_000, 'directive that does nothing')} one that does nothing; ` +
        `${ratio('ms to create, idle', 1_000, 'by hand')} a component by hand). The rest is the attribute for ` +
        `harnesses, the entry in the list of hosts, and the service. **To show and hide, no more work than the one by hand: ` +
        `${ratio('ms of work for both', 1, 'by hand')} for one, ${ratio('ms of work for both', 100, 'by hand')} for a hundred, ` +
        `${ratio('ms of work for both', 1_000, 'by hand')} for a thousand, not reached.** Each overlay is a query ` +
        'container, which lets its style sheet choose the form by the size of the box, and has a shadow root, which keeps the styles of the ' +
        'app out. Without the query, a thousand take about a third less. All boxes that start together are measured before the first of ' +
        'them is changed, and the page is laid out once.'
      );
    },
  },
  {
    name: 'spinner-cycles',
    title: 'Spinner: a thousand cycles',
    meaning: (rows) =>
      `Showing and hiding a spinner a thousand times leaves **${left(rows, 'ours')}** behind.`,
    how: 'What remains after garbage collection when one context is shown and released a thousand times, in three rounds.',
    verdict: () => '',
  },
  {
    name: 'queue',
    title: 'Queue',
    meaning: (rows) => {
      const growth = (what: string) => times(figure(rows, { what }, 'growth'));
      return (
        `No matter how often users click, every caller gets an answer, and a call costs hardly more when many are waiting: **${growth('our whole sign-outs')}** at ` +
        `100,000 calls what it costs at 1,000; a promise chain by hand, ${growth('promise chain by hand')}.`
      );
    },
    how:
      'Calls made while one is pending, then run one by one; their work ends in a microtask. _Our queue alone_ is `CallQueue` ' +
      'with minimal work, like the others. _Our whole sign-outs_ include guards, events, cleanup, and outcomes. Rows without a behavior ' +
      'run all calls. Memory is measured separately, because the garbage collection that it needs also discards compiled code.',
    plot: { title: 'Cost per call at 100,000 calls, beside 1,000', column: 'growth' },
    verdict: (rows) => {
      const growth = (what: string) => figure(rows, { what }, 'growth');
      const chain = growth('promise chain by hand');
      const lost = rows
        .filter((row) => row.what.startsWith('our'))
        .reduce((sum, { what }) => sum + figure(rows, { what }, 'callers without an answer'), 0);
      return (
        `**Aims: no more growth than a promise chain in the same run (${times(chain)}): ${times(growth('our queue alone'))} for the queue ` +
        `alone, ${reached(growth('our queue alone') <= chain)}; ${times(growth('our whole sign-outs'))} for whole sign-outs, ` +
        `${reached(growth('our whole sign-outs') <= chain)}. No caller without an answer: ${lost}, ${reached(lost === 0)}.** ` +
        'WaveMaker’s queue leaves one caller without an answer under `doNotExecute` and `executeLast`.'
      );
    },
  },
  {
    name: 'endurance',
    title: 'Endurance',
    meaning: (rows) =>
      `Sign-outs leave hardly anything behind in an app that never reloads: of ten thousand, those after the first thousand leave **${left(rows, 'ours')}** behind.`,
    how:
      'What ten thousand sign-outs in one page, each with its request, leave behind after garbage collection, beside a service by hand. ' +
      'The first thousand do not count, because the browser compiles code and fills caches. Two rounds, each in new pages.',
    verdict: (rows) => {
      const more = (column: string) => figure(rows, { what: 'ours' }, `${column} more`);
      const bytes = (what: string) =>
        `${((figure(rows, { what }, 'KiB of heap more') * 1_024) / 9_000).toFixed(1)} bytes`;
      return (
        `**Aims: no node: ${more('nodes')}. No listener: ${more('listeners')}. A flat heap: ${bytes('ours')} for each sign-out, ` +
        `${bytes('service by hand')} with the service by hand.**`
      );
    },
  },
  {
    name: 'idle',
    title: 'Idle sign-out',
    meaning: (rows) => {
      const of = (column: string) => figure(rows, { what: 'ours' }, column);
      return (
        `Watching for idle users adds **${kB(of('kB gzip'))}**, and no change detection: ${of('ticks')} ticks for 10,000 pointer events, ` +
        `${figure(rows, { what: '@ng-idle/core' }, 'ticks')} with @ng-idle/core.`
      );
    },
    how:
      'What 10,000 trusted pointer events (5,000 clicks) cost an app with zone.js, five times in turn, and what watching for idle users ' +
      'adds to the initial JavaScript. Ours is measured without the library itself; its warning is a lazy chunk of 1.7 kB. The others ' +
      'have no warning.',
    verdict: (rows) => {
      const of = (what: string, column: string) => figure(rows, { what }, column);
      const others = ['@ng-idle/core', 'angular-user-idle'];
      const smallest = Math.min(...others.map((what) => of(what, 'kB gzip')));
      const sizes = others.map((what) => kB(of(what, 'kB gzip'))).join(' and ');
      const scripts = others.map((what) => `${of(what, 'ms more').toFixed(0)} ms`).join(' and ');
      const quickest = Math.min(...others.map((what) => of(what, 'ms more')));
      const ours = of('ours', 'ms more');
      return (
        `**Aims: no tick: ${of('ours', 'ticks')}. Smaller than both: ${reached(of('ours', 'kB gzip') < smallest)}, ` +
        `${kB(of('ours', 'kB gzip'))} against ${sizes}.** The others count time in one tab and leave the sign-out to the app. ` +
        `**A tenth of the script time: ${reached(ours <= quickest / 10)}, ${ours.toFixed(0)} ms more than without against ${scripts}.** ` +
        `A listener that does nothing takes ${of('a listener that does nothing', 'ms more').toFixed(0)} ms. ` +
        'angular-user-idle counts key presses and mouse moves, but not clicks.'
      );
    },
  },
];
