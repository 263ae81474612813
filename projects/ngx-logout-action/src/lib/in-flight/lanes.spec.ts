import { defer, EMPTY, ignoreElements, Observable, timer } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';

import type { InFlightBehavior } from '../model/in-flight-behavior';
import { LANES } from './lanes';

/**
 * Calls come in as `calls` says; each that is let in is pending for four frames. `letIn` is what comes out,
 * `discarded` who is answered without having run, each with the frame and the reason.
 */
function expectLane(
  behavior: InFlightBehavior,
  { calls, letIn, discarded }: { calls: string; letIn: string; discarded: string[] },
) {
  const answers: string[] = [];
  const scheduler = new TestScheduler((actual, expected) => expect(actual).toEqual(expected));
  scheduler.run(({ hot, expectObservable, flush }) => {
    const admitted = new Set<string>();
    let idleAt = 0;
    const untilIdle = defer(() =>
      scheduler.now() < idleAt ? timer(idleAt - scheduler.now()).pipe(ignoreElements()) : EMPTY,
    );
    const arrivals: Observable<string> = hot(calls);
    const lane = new Observable<string>((subscriber) =>
      LANES[behavior](arrivals, {
        admit: (call) => {
          subscriber.next(call);
          admitted.add(call);
          idleAt = scheduler.now() + 4;
          return untilIdle;
        },
        untilIdle,
        discard: (call, reason) => {
          if (!admitted.has(call)) answers.push(`${scheduler.now()}: ${call} ${reason}`);
        },
      }).subscribe(),
    );
    expectObservable(lane, '^-----------------------!').toBe(letIn);
    flush();
  });
  expect(answers).toEqual(discarded);
}

describe('The three lanes', () => {
  it('doNotExecute lets in only who comes while none is pending', () => {
    expectLane('doNotExecute', {
      calls: '-a-bc---d-e',
      letIn: ' -a------d--',
      discarded: ['3: b busy', '4: c busy', '10: e busy'],
    });
  });

  it('executeAll lets in everybody, one by one, in order', () => {
    expectLane('executeAll', {
      calls: '-abc------------d',
      letIn: ' -a---b---c------d',
      discarded: [],
    });
  });

  it('executeLast lets in the last of those who came while one was pending', () => {
    expectLane('executeLast', {
      calls: '-abc------d-e',
      letIn: ' -a---c----d---e',
      discarded: ['3: b superseded'],
    });
  });

  it.each(['doNotExecute', 'executeAll', 'executeLast'] as const)(
    '%s lets in at once who comes while none is pending',
    (behavior) => {
      expectLane(behavior, { calls: '-a----b', letIn: '-a----b', discarded: [] });
    },
  );
});
