import { type Observable, of, Subject, throwError } from 'rxjs';

import type { InFlightBehavior } from '../action/logout-options';
import { CallQueue, type QueuedCall } from './call-queue';

/** A queue with named calls, which end on demand and log their results. */
function openQueue(behavior: InFlightBehavior) {
  const log: string[] = [];
  const runs = new Map<string, Subject<void>>();
  const state = { pending: false, queued: 0 };
  const reports: (typeof state)[] = [];
  const queue = new CallQueue(behavior, (pending, queued) => {
    reports.push({ pending, queued });
    Object.assign(state, { pending, queued });
  });
  const call = (name: string): QueuedCall => ({
    run: () => {
      log.push(`${name} runs`);
      const run = new Subject<void>();
      runs.set(name, run);
      return run;
    },
    discard: (reason) => log.push(`${name} is ${reason}`),
  });
  return {
    queue,
    log,
    reports,
    state,
    enter: (...names: string[]) => names.forEach((name) => queue.enter(call(name))),
    end: (name: string) => runs.get(name)!.complete(),
    fail: (name: string) => runs.get(name)!.error(new Error(name)),
  };
}

describe('CallQueue', () => {
  it('is pending as soon as a call enters', () => {
    const { enter, state } = openQueue('executeLast');
    enter('A');
    expect(state).toEqual({ pending: true, queued: 0 });
  });

  it('discards calls under doNotExecute while one is pending', () => {
    const { enter, end, log } = openQueue('doNotExecute');
    enter('A', 'B', 'C');
    end('A');
    enter('D');
    expect(log).toEqual(['A runs', 'B is busy', 'C is busy', 'D runs']);
  });

  it('runs all calls under executeAll, one by one and in order, even if one of them fails', () => {
    const { enter, end, fail, log, state } = openQueue('executeAll');
    enter('A', 'B', 'C');
    expect(log).toEqual(['A runs']);
    expect(state).toEqual({ pending: true, queued: 2 });
    fail('A');
    expect(log).toEqual(['A runs', 'B runs']);
    end('B');
    end('C');
    expect(log).toEqual(['A runs', 'B runs', 'C runs']);
    expect(state).toEqual({ pending: false, queued: 0 });
  });

  it('runs only the last call under executeLast, once the pending one has ended', () => {
    const { enter, end, log, state } = openQueue('executeLast');
    enter('A', 'B', 'C', 'D');
    expect(log).toEqual(['A runs', 'B is superseded', 'C is superseded']);
    expect(state).toEqual({ pending: true, queued: 1 });
    end('A');
    expect(log.at(-1)).toBe('D runs');
  });

  it('never unsubscribes from a run, whichever calls and behaviors follow', () => {
    const queue = new CallQueue('executeLast', () => undefined);
    const run = new Subject<void>();
    queue.enter({ run: () => run, discard: () => undefined });
    for (const behavior of ['doNotExecute', 'executeAll', 'executeLast'] as const) {
      queue.enter({ run: () => of(undefined), discard: () => undefined });
      queue.setBehavior(behavior);
    }
    queue.discardWaiting('destroyed');
    expect(run.observed).toBe(true);
  });

  it('applies a new behavior to waiting calls, and answers each call once', () => {
    const { queue, enter, end, log } = openQueue('executeAll');
    enter('A', 'B', 'C');
    queue.setBehavior('doNotExecute');
    enter('D');
    end('A');
    enter('E');
    expect(log).toEqual(['A runs', 'B is busy', 'C is busy', 'D is busy', 'E runs']);
  });

  it('keeps only the last waiting call when executeAll changes to executeLast', () => {
    const { queue, enter, end, log } = openQueue('executeAll');
    enter('A', 'B', 'C');
    queue.setBehavior('executeLast');
    end('A');
    expect(log).toEqual(['A runs', 'B is superseded', 'C runs']);
  });

  it('keeps the order of waiting calls when the behavior changes to executeAll', () => {
    const { queue, enter, end, log } = openQueue('executeLast');
    enter('A', 'B');
    queue.setBehavior('executeAll');
    enter('C');
    end('A');
    end('B');
    expect(log).toEqual(['A runs', 'B runs', 'C runs']);
  });

  it('discards waiting calls on demand, without affecting the running one', () => {
    const { queue, enter, end, log, reports, state } = openQueue('executeAll');
    enter('A', 'B', 'C');
    queue.discardWaiting('unavailable');
    expect(log).toEqual(['A runs', 'B is unavailable', 'C is unavailable']);
    expect(state).toEqual({ pending: true, queued: 0 });
    reports.length = 0;
    end('A');
    expect(reports.map(({ pending }) => pending)).not.toContain(true);
    enter('D');
    expect(log.at(-1)).toBe('D runs');
  });

  it.each(['doNotExecute', 'executeAll', 'executeLast'] as const)(
    'runs the next call under %s after one that throws synchronously',
    (behavior) => {
      const { queue, enter, log } = openQueue(behavior);
      queue.enter({
        run: () => {
          throw new Error('at once');
        },
        discard: () => undefined,
      });
      queue.enter({ run: () => throwError(() => new Error('at once')), discard: () => undefined });
      enter('A');
      expect(log).toEqual(['A runs']);
    },
  );

  it.each([
    ['doNotExecute', ['A runs', 'B is busy', 'C is busy']],
    ['executeAll', ['A runs', 'B runs', 'C runs']],
    ['executeLast', ['A runs', 'B is superseded', 'C runs']],
  ] as const)(
    'follows %s for calls made in a run that ends synchronously',
    (behavior, expected) => {
      const { queue, log } = openQueue(behavior);
      const instant = (name: string, inside?: () => void): QueuedCall => ({
        run: () => {
          log.push(`${name} runs`);
          inside?.();
          return of(undefined);
        },
        discard: (reason) => log.push(`${name} is ${reason}`),
      });
      queue.enter(
        instant('A', () => {
          queue.enter(instant('B'));
          queue.enter(instant('C'));
        }),
      );
      expect(log).toEqual(expected);
    },
  );

  it.each([
    ['doNotExecute', 1],
    ['executeAll', 100_000],
    ['executeLast', 2],
  ] as const)('settles 100,000 calls made while one is pending under %s', (behavior, runs) => {
    const queue = new CallQueue(behavior, () => undefined);
    const first = new Subject<void>();
    let ran = 0;
    let discarded = 0;
    const ticket = (run: () => Observable<unknown>): QueuedCall => ({
      run: () => {
        ran++;
        return run();
      },
      discard: () => discarded++,
    });
    queue.enter(ticket(() => first));
    for (let call = 1; call < 100_000; call++) queue.enter(ticket(() => of(undefined)));
    first.complete();
    expect({ ran, answered: ran + discarded }).toEqual({ ran: runs, answered: 100_000 });
  });
});
