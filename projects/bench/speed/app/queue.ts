import { inject, Injector, runInInjectionContext } from '@angular/core';
import { concatOp, rxMutation } from '@angular-architects/ngrx-toolkit';
import PQueue from 'p-queue';
import { finalize, firstValueFrom } from 'rxjs';

import { type InFlightBehavior, LogoutActionService } from 'ngx-logout-action';

import { CallQueue } from '../../../ngx-logout-action/src/lib/call/call-queue';
// The package has no narrower export, but this file has no imports.
import { $queue } from '../../node_modules/@wavemaker/variables/src/util/inflight-queue';
import { Work } from './work';

/** Creates a queue. The returned function makes a call, and resolves when that call has ended. */
type MakeQueue = (work: Work) => () => Promise<unknown>;

const ours =
  (inFlightBehavior: InFlightBehavior): MakeQueue =>
  () => {
    const action = inject(LogoutActionService).create({
      inFlightBehavior,
      owner: 'application',
      useDefaultSuccessHandler: false,
      timeout: 0,
    });
    return () => action.invoke();
  };

/**
 * Used like in WaveMaker's service variables: a call waits for admission, sends, and then admits
 * the next one.
 */
const waveMaker =
  (inFlightBehavior: InFlightBehavior): MakeQueue =>
  (work) => {
    const variable = { inFlightBehavior };
    return async () => {
      await $queue.submit(variable);
      try {
        await firstValueFrom(work.do());
      } finally {
        $queue.process(variable);
      }
    };
  };

/** Only the queue of the library, without a sign-out. */
const ourQueue =
  (inFlightBehavior: InFlightBehavior): MakeQueue =>
  (work) => {
    const queue = new CallQueue(inFlightBehavior, () => undefined);
    return () =>
      new Promise<void>((resolve) => {
        const end = () => resolve();
        queue.enter({ run: () => work.do().pipe(finalize(end)), discard: end });
      });
  };

const QUEUES: Record<string, MakeQueue> = {
  'our queue alone': ourQueue('executeAll'),
  'our whole sign-outs': ours('executeAll'),
  'our whole sign-outs, executeLast': ours('executeLast'),
  'our whole sign-outs, doNotExecute': ours('doNotExecute'),
  'promise chain by hand': (work) => {
    let last: Promise<unknown> = Promise.resolve();
    return () => (last = last.then(() => firstValueFrom(work.do())));
  },
  'p-queue': (work) => {
    const queue = new PQueue({ concurrency: 1 });
    return () => queue.add(() => firstValueFrom(work.do()));
  },
  rxMutation: (work) => {
    const mutate = rxMutation({ operation: () => work.do(), operator: concatOp });
    return () => mutate(undefined);
  },
  WaveMaker: waveMaker('executeAll'),
  'WaveMaker, executeLast': waveMaker('executeLast'),
  'WaveMaker, doNotExecute': waveMaker('doNotExecute'),
};

/** Measures one queue at a time: calls are made while the first one is pending, which then ends. */
export class QueueBench {
  readonly #injector = inject(Injector);
  readonly #work = inject(Work);
  readonly names = Object.keys(QUEUES);
  #call: () => Promise<unknown> = () => Promise.resolve();
  #count = 0;
  #answered = 0;

  /** Creates a queue with one pending call. */
  prepare(name: string): void {
    this.#answered = 0;
    this.#count = 1;
    this.#work.hold();
    const make = QUEUES[name];
    if (!make) throw new Error(`Unknown queue '${name}'.`);
    this.#call = runInInjectionContext(this.#injector, () => make(this.#work));
    this.#makeCall();
  }

  /** @returns the milliseconds that making this many calls takes. */
  fill(count: number): number {
    this.#count += count;
    const begin = performance.now();
    for (let call = 0; call < count; call++) this.#makeCall();
    return performance.now() - begin;
  }

  /**
   * Ends the pending call. @returns the milliseconds until the last answer, and the number of calls
   * without one.
   */
  async drain(): Promise<{ duration: number; unanswered: number }> {
    const begin = performance.now();
    let end = begin;
    this.#work.release();
    for (let seen = -1; seen !== this.#answered && seen < this.#count;) {
      seen = this.#answered;
      // One round of the event loop, after which all microtasks have run.
      await new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(0);
      });
      if (this.#answered > seen) end = performance.now();
    }
    this.#call = () => Promise.resolve();
    return { duration: end - begin, unanswered: this.#count - this.#answered };
  }

  #makeCall(): void {
    const count = () => this.#answered++;
    this.#call().then(count, count);
  }
}
