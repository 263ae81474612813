import * as fc from 'fast-check';
import { of, Subject } from 'rxjs';

import type { InFlightBehavior } from '../action/logout-options';
import type { LogoutDiscardReason } from '../action/logout-outcome';
import { CallQueue } from './call-queue';

/** One step of a schedule. */
type Step =
  | { do: 'call'; sync: boolean; inside: boolean[] }
  | { do: 'end' }
  | { do: 'fail' }
  | { do: 'change'; to: InFlightBehavior }
  | { do: 'discard waiting' };

interface QueueLike {
  enter(call: Call): void;
  end(fail: boolean): void;
  setBehavior(behavior: InFlightBehavior): void;
  discardWaiting(reason: LogoutDiscardReason): void;
}

interface Call {
  name: string;
  /** Whether it ends as soon as it runs. */
  sync: boolean;
  /** Calls made while it runs; each value is whether that call ends immediately. */
  inside: boolean[];
}

/** The rule of WaveMaker's documentation in plain code: no RxJS, one array, one flag. */
class PlainModel implements QueueLike {
  #running = false;
  #waiting: Call[] = [];
  #inbox: (() => void)[] = [];
  #busy = false;

  constructor(
    private behavior: InFlightBehavior,
    private readonly log: string[],
  ) {}

  enter(call: Call): void {
    this.#later(() => this.#judge(call));
  }

  end(): void {
    this.#later(() => this.#ended());
  }

  setBehavior(behavior: InFlightBehavior): void {
    this.#later(() => {
      if (behavior === this.behavior) return;
      this.behavior = behavior;
      for (const call of this.#waiting.splice(0)) this.#judge(call);
    });
  }

  discardWaiting(reason: LogoutDiscardReason): void {
    this.#later(() => {
      for (const call of this.#waiting.splice(0)) this.log.push(`${call.name} ${reason}`);
    });
  }

  #judge(call: Call): void {
    if (!this.#running) return this.#run(call);
    if (this.behavior === 'doNotExecute') {
      this.log.push(`${call.name} busy`);
    } else {
      if (this.behavior === 'executeLast') {
        for (const older of this.#waiting.splice(0)) this.log.push(`${older.name} superseded`);
      }
      this.#waiting.push(call);
    }
  }

  #run(call: Call): void {
    this.#running = true;
    this.log.push(`${call.name} runs`);
    call.inside.forEach((sync, index) =>
      this.enter({ name: `${call.name}.${index}`, sync, inside: [] }),
    );
    if (call.sync) this.end();
  }

  #ended(): void {
    this.#running = false;
    const next = this.#waiting.shift();
    if (next) this.#run(next);
  }

  #later(job: () => void): void {
    this.#inbox.push(job);
    if (this.#busy) return;
    this.#busy = true;
    while (this.#inbox.length) this.#inbox.shift()!();
    this.#busy = false;
  }
}

/** The real queue behind the same interface. */
class RealQueue implements QueueLike {
  readonly #queue: CallQueue;
  #run: Subject<void> | undefined;

  constructor(
    behavior: InFlightBehavior,
    private readonly log: string[],
  ) {
    this.#queue = new CallQueue(behavior, () => undefined);
  }

  enter(call: Call): void {
    this.#queue.enter({
      run: () => {
        this.log.push(`${call.name} runs`);
        call.inside.forEach((sync, index) =>
          this.enter({ name: `${call.name}.${index}`, sync, inside: [] }),
        );
        if (call.sync) return of(undefined);
        this.#run = new Subject();
        return this.#run;
      },
      discard: (reason) => this.log.push(`${call.name} ${reason}`),
    });
  }

  end(fail: boolean): void {
    const run = this.#run;
    this.#run = undefined;
    if (fail) run?.error(new Error('failed'));
    else run?.complete();
  }

  setBehavior(behavior: InFlightBehavior): void {
    this.#queue.setBehavior(behavior);
  }

  discardWaiting(reason: LogoutDiscardReason): void {
    this.#queue.discardWaiting(reason);
  }
}

const behaviors = fc.constantFrom<InFlightBehavior>('doNotExecute', 'executeAll', 'executeLast');

const steps = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('call' as const),
        sync: fc.boolean(),
        inside: fc.array(fc.boolean(), { maxLength: 2 }),
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('end' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('fail' as const) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('change' as const), to: behaviors }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('discard waiting' as const) }) },
  ),
  { maxLength: 30 },
);

/** Plays a schedule. An end has no effect while nothing is running. */
function play(queue: QueueLike, schedule: readonly Step[], log: string[]): void {
  let calls = 0;
  for (const step of schedule) {
    if (step.do === 'call')
      queue.enter({ name: `${calls++}`, sync: step.sync, inside: step.inside });
    else if (step.do === 'change') queue.setBehavior(step.to);
    else if (step.do === 'discard waiting') queue.discardWaiting('destroyed');
    else queue.end(step.do === 'fail');
    log.push('|');
  }
}

describe('CallQueue, compared with a plain model,', () => {
  it.each(['doNotExecute', 'executeAll', 'executeLast'] as const)(
    'behaves the same in 1,000 random schedules that start with %s',
    (behavior) => {
      fc.assert(
        fc.property(steps, (schedule) => {
          const expected: string[] = [];
          const actual: string[] = [];
          play(new PlainModel(behavior, expected), schedule, expected);
          play(new RealQueue(behavior, actual), schedule, actual);
          expect(actual).toEqual(expected);
        }),
        { numRuns: 1_000 },
      );
    },
  );
});
