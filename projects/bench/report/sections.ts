import type { Plot } from './bar-chart.ts';
import { isFigure, type Row } from './rows.ts';

/** One part of the page. */
interface Section {
  /** Of the benchmark. */
  readonly name: string;
  readonly title: string;
  readonly words: string;
  readonly plot?: Plot;
  /** What was aimed at, and how far it was reached. */
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
      'What each adds to the initial JavaScript of a small app with Router and HttpClient, built for production: `main.js` and all that it ' +
      'imports statically, each file compressed separately. Lazy chunks are listed beside it, and so is the same app with four lazy routes. ' +
      'The libraries of OpenID Connect sign in as well, so they are not the same thing; they are what people add to sign out.',
    plot: { title: 'Size, gzip', column: 'kB gzip' },
    verdict: (rows) => {
      const size = (what: string) => kB(figure(rows, { what }, 'kB gzip'));
      return (
        `**Aims: 5.3 kB for the service, 6.5 with the directive, 7.0 for the app of the README, 8.2 with the spinner. Not reached: ` +
        `${size('ours: service')}, ${size('ours: with the directive')}, ${size('ours: the app of the README')}, ` +
        `${size('ours: with the spinner')}.** ` +
        'The rules for requests, answers, redirects, and going back are what a sign-out costs. Features that an app does not use ' +
        'are not in its bundle, and the picture of the spinner is a lazy chunk. ' +
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
      'Calls that are handed in while one is pending, then drained. What they queue for is done at once, or in a microtask. ' +
      '_Our queue alone_ is `CallQueue` with the least that can be queued for, as the others; _our whole sign-outs_ ' +
      'go through guards, events, cleanup and outcomes too. `exhaust`, `doNotExecute` and `executeLast` discard calls, the others carry out all. ' +
      'Weights are taken apart from costs: the garbage collection that weighing wants throws compiled code away, and a thousand calls ' +
      'would then be a measure of the compiler.',
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
        `not grow.** What grows is the garbage collection of a hundred thousand that wait: a promise chain by hand grows ` +
        `${times(growth('promise chain by hand'))}, \`rxMutation\` ${times(growth('rxMutation, concat'))}, WaveMaker’s queue ` +
        `${times(growth('WaveMaker, executeAll'))}. ` +
        `**Ahead of every library at every size: ${ahead ? 'reached' : 'not reached'}.** At 1,000, 10,000 and 100,000 calls our queue ` +
        `alone needs this share of what the others need: ${against}. A promise chain by hand is cheaper at every size; raw ` +
        '`concatMap`, which `executeAll` uses, with an answer for each caller, needs this share of what ' +
        `WaveMaker’s queue needs: ${listed(ratios('raw concatMap', others.WaveMaker))}. ` +
        'A profile found more than half of our cost in garbage collection: the list of who waits was made of links, and there was a set ' +
        'beside it; now it is two plain arrays (1.2 instead of 3.6 µs at 1,000). Where the work ' +
        'ends at once, raw `concatMap` and `rxMutation` lose callers, nearly all of them from 10,000 on (the stack overflows); raw ' +
        '`exhaustMap` answers no caller, and WaveMaker’s leaves one caller without an answer under `doNotExecute` and `executeLast`. ' +
        '`rxMutation` with `exhaust` discards for less than our `doNotExecute`, which tells every caller and every observer why.'
      );
    },
  },
  {
    name: 'wire',
    title: 'Click to wire',
    words:
      'From the click event to the arrival at the server, 200 times in turn, in a browser without developer tools: they note the stack ' +
      'of each request, which costs the more the deeper it is. Script time is what developer tools say, until all is over.',
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
        `${times(same)} where it uses \`keepalive\` too. At most two ticks more: ${more}.** ` +
        'The service by hand itself, with `keepalive`, which lets the request outlive the tab, needs ' +
        `${times(plain / same)} what it needs without: such requests take another way through the browser. ` +
        'Our own part before the request is 0.13 ms; it was more: the XSRF cookie was read before it (0.25 ms), and the redirect checked ' +
        '(0.3 ms); both now happen once it has left.'
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
        `${ratio('ms to create, idle', 1_000, 'by hand')} a component by hand). What is more than nothing is the attribute that ` +
        `harnesses look for, the entry in the list of hosts, and the service. **To show and hide, no more work than the one by hand: ` +
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
      'One context that is shown and released a thousand times, and that three times: what is left behind, after garbage collection.',
    verdict: (rows) => `**Ours leaves ${left(rows, 'ours')}.**`,
  },
  {
    name: 'endurance',
    title: 'Endurance',
    words:
      'Ten thousand sign-outs in one page, each with its request, against the first two hundred; in three pages, one after another.',
    verdict: (rows) => `**Ten thousand leave ${left(rows, '10,000 sign-outs')}.**`,
  },
];
