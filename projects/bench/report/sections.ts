import type { Plot } from './bar-chart.ts';
import { isFigure, type Row } from './rows.ts';

/** One part of the page. */
interface Section {
  /** Of the benchmark. */
  readonly name: string;
  readonly title: string;
  readonly words: string;
  readonly plot?: Plot;
  /** The aims, and whether they were reached. */
  readonly verdict: (rows: readonly Row[]) => string;
}

const figure = (rows: readonly Row[], match: Record<string, unknown>, column: string): number => {
  const row = rows.find((each) =>
    Object.entries(match).every(([key, value]) => each[key] === value),
  );
  const cell = row?.[column];
  return isFigure(cell) ? cell.value : NaN;
};

const times = (ratio: number) => `${ratio.toFixed(2)} times`;
const kB = (value: number) => `${value.toFixed(1)} kB`;

const left = (rows: readonly Row[], what: string) => {
  const more = (column: string) => figure(rows, { what }, column).toFixed(0);
  return `${more('nodes more')} nodes, ${more('listeners more')} listeners and ${more('KiB of heap more')} KiB of heap behind`;
};

export const SECTIONS: readonly Section[] = [
  {
    name: 'size',
    title: 'Size',
    words:
      'What each adds to the initial JavaScript of a small production app with Router and HttpClient: `main.js` and its static imports, each ' +
      'file compressed separately. The table also lists lazy chunks and the same app with four lazy routes. Libraries for OpenID Connect ' +
      'do more, because they also sign users in. They are listed because apps add them to sign out.',
    plot: { title: 'Size, gzip', column: 'kB gzip' },
    verdict: (rows) => {
      const size = (what: string) => kB(figure(rows, { what }, 'kB gzip'));
      return (
        `**Aims: 5.3 kB for the service, 6.5 with the directive, 7.0 for the app of the README, 8.2 with the spinner. Not reached: ` +
        `${size('ours: service')}, ${size('ours: with the directive')}, ${size('ours: the app of the README')}, ` +
        `${size('ours: with the spinner')}.** ` +
        'Most of the size is rules for requests, answers, redirects, and the Back button. Unused features are not in the bundle, ' +
        'and the picture of the spinner is a lazy chunk. ' +
        'CI fails if a size grows by more than 2 %.'
      );
    },
  },
  {
    name: 'startup',
    title: 'Startup',
    words:
      'Script time of a small production app from its load until the page is idle, and its heap after garbage collection. The apps load in ' +
      'turn, and differences are taken turn by turn.',
    verdict: (rows) => {
      const more = (column: string) =>
        figure(rows, { what: 'ours: the app of the README' }, column) -
        figure(rows, { what: 'ours: the directive alone' }, column);
      return (
        `**Aim: the app of the README within 0.5 ms of the directive alone: ${more('ms more').toFixed(1)} ms. ` +
        `At most 100 KiB of heap: ${figure(rows, { what: 'ours: the app of the README' }, 'KiB of heap more').toFixed(0)} KiB.**`
      );
    },
  },
  {
    name: 'queue',
    title: 'Queue',
    words:
      'Calls made while one is pending, then run one by one. Their work ends at once or in a microtask. _Our queue alone_ is `CallQueue` ' +
      'with minimal work, like the others. _Our whole sign-outs_ include guards, events, cleanup, and outcomes. `exhaust`, ' +
      '`doNotExecute`, and `executeLast` discard calls; the others run all of them. Memory is measured in a separate run, because ' +
      'the garbage collection that it needs also discards compiled code.',
    plot: {
      title: 'µs per call, 100,000 calls, work that ends in a microtask',
      column: 'µs per call',
      only: (row) => row['calls'] === 100_000 && row['work ends'] === 'in a microtask',
    },
    verdict: (rows) => {
      const cost = (what: string, calls: number) =>
        figure(rows, { what, calls, 'work ends': 'in a microtask' }, 'µs per call');
      const ours = 'our queue alone, executeAll';
      const growth = (what: string) => cost(what, 100_000) / cost(what, 1_000);
      const sizes = [1_000, 10_000, 100_000];
      const ratios = (what: string, other: string) =>
        sizes.map((calls) => cost(what, calls) / cost(other, calls));
      const listed = (values: readonly number[]) =>
        values.map((value) => value.toFixed(2)).join(', ');
      const others = {
        'p-queue': 'p-queue',
        '`rxMutation`': 'rxMutation, concat',
        WaveMaker: 'WaveMaker, executeAll',
      };
      const ahead = Object.values(others).every((other) =>
        ratios(ours, other).every((ratio) => ratio < 1),
      );
      const against = Object.entries(others)
        .map(([name, row]) => `of ${name} ${listed(ratios(ours, row))}`)
        .join('; ');
      return (
        `**Aims: linear (the cost at 100,000 within 1.5 times that at 1,000): ${times(growth(ours))}` +
        `${growth(ours) > 1.5 ? ', not reached' : ''}. No caller lost: none, and the memory of \`doNotExecute\` and \`executeLast\` does ` +
        `not grow.** The cost grows with the garbage collection for 100,000 waiting calls: a promise chain by hand grows ` +
        `${times(growth('promise chain by hand'))}, \`rxMutation\` ${times(growth('rxMutation, concat'))}, WaveMaker’s queue ` +
        `${times(growth('WaveMaker, executeAll'))}. ` +
        `**Ahead of every library at every size: ${ahead ? 'reached' : 'not reached'}.** At 1,000, 10,000, and 100,000 calls, our queue ` +
        `alone takes this share of the time of the others: ${against}. A promise chain by hand is cheaper at every size; raw ` +
        '`concatMap`, which `executeAll` uses, with an answer for each caller, takes this share of the time of ' +
        `WaveMaker’s queue: ${listed(ratios('raw concatMap', others.WaveMaker))}. ` +
        'If the work ends at once, raw `concatMap` and `rxMutation` lose callers, nearly all of them from 10,000 on, because the stack ' +
        'overflows. Raw `exhaustMap` answers no caller, and WaveMaker’s queue leaves one caller without an answer under `doNotExecute` ' +
        'and `executeLast`. `rxMutation` with `exhaust` discards faster than our `doNotExecute`, which gives every caller and every ' +
        'observer the reason.'
      );
    },
  },
  {
    name: 'wire',
    title: 'Click to wire',
    words:
      'From the click event to the arrival at the server, 200 times in turn, in a browser without developer tools, because they record the ' +
      'stack of each request. Script time is measured with developer tools, until the sign-out has ended.',
    plot: { title: 'From click to server', column: 'ms from click to server' },
    verdict: (rows) => {
      const column = 'ms from click to server';
      const ours = figure(rows, { what: 'ours' }, column);
      const plain = ours / figure(rows, { what: 'service by hand' }, column);
      const same = ours / figure(rows, { what: 'the same, with keepalive' }, column);
      const more =
        figure(rows, { what: 'ours' }, 'ticks') -
        figure(rows, { what: 'service by hand' }, 'ticks');
      return (
        `**Aim: within 1.1 times of a service by hand. ${plain <= 1.1 ? 'Reached' : 'Not reached'}: ${times(plain)}; ` +
        `${times(same)} if it uses \`keepalive\` too. At most two ticks more: ${more}.** ` +
        'With `keepalive`, which lets the request outlive the tab, the service by hand takes ' +
        `${times(plain / same)} as long as without it, because browsers handle such requests differently. ` +
        'Our own part before the request takes 0.13 ms.'
      );
    },
  },
  {
    name: 'spinner',
    title: 'Spinner',
    words:
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
        'app out. Without the query, a thousand take about a third less. All boxes that start together are asked about before the first of ' +
        'them is changed, and the page is laid out once.'
      );
    },
  },
  {
    name: 'spinner-cycles',
    title: 'Spinner: a thousand cycles',
    words:
      'What remains after garbage collection when one context is shown and released a thousand times, in three rounds.',
    verdict: (rows) => `**Ours leaves ${left(rows, 'ours')}.**`,
  },
  {
    name: 'endurance',
    title: 'Endurance',
    words:
      'What remains after ten thousand sign-outs in one page, each with its request, compared with the first two hundred; in three pages ' +
      'in turn.',
    verdict: (rows) => `**Ten thousand leave ${left(rows, '10,000 sign-outs')}.**`,
  },
  {
    name: 'idle',
    title: 'Idle sign-out',
    words:
      'What 10,000 trusted pointer events (5,000 clicks) cost an app with zone.js, five times in turn, and what watching for idle users ' +
      'adds to the initial JavaScript. Ours is measured without the library itself; its warning is a lazy chunk of 1.7 kB. The others ' +
      'have no warning.',
    verdict: (rows) => {
      const of = (what: string, column: string) => figure(rows, { what }, column);
      const others = ['@ng-idle/core', 'angular-user-idle'];
      const sizes = others.map((what) => kB(of(what, 'kB gzip'))).join(' and ');
      const scripts = others.map((what) => `${of(what, 'ms more').toFixed(0)} ms`).join(' and ');
      return (
        `**Aims: no tick: ${of('ours', 'ticks')}. Smaller than both: not reached, ${kB(of('ours', 'kB gzip'))} against ${sizes}.** ` +
        'The others count time in one tab and leave the sign-out to the app. ' +
        `**A tenth of the script time: not reached, ${of('ours', 'ms more').toFixed(0)} ms more than without against ${scripts}.** ` +
        'The machine was busy, so the figures scatter, but ours cost more in each run.'
      );
    },
  },
];
