import { runInInjectionContext } from '@angular/core';
import type { Observable } from 'rxjs';
import { catchError, concatMap, EMPTY, from, reduce } from 'rxjs';

import { coded, type DevText } from '../action/errors';
import type { AnyEventTarget, LogoutEventName } from '../action/event-targets';
import { LOGOUT_CONFIG } from '../config';
import { firstAnswer, isPromiseLike } from './answer';
import type { RunningCall } from './running-call';

/**
 * Triggers all targets of an event in order. If a target throws or rejects, the error is reported and the others still
 * run.
 *
 * @param details is added to the event: the response or the error.
 */
export function notify(call: RunningCall, event: LogoutEventName, details: object): void {
  for (const target of call.action.targets(event)) {
    try {
      const answer = triggerTarget(call, target, details);
      if (isPromiseLike(answer)) answer.then(undefined, (error: unknown) => call.report(error));
    } catch (error) {
      call.report(error);
    }
  }
}

/**
 * Asks the targets of `onBeforeUpdate` one after another whether to allow the call. Only `false` vetoes, not a target
 * that throws, rejects, or completes without a value.
 */
export function askTargets(call: RunningCall): Observable<boolean> {
  return from(call.action.targets('onBeforeUpdate')).pipe(
    concatMap((target) =>
      firstAnswer(() => triggerTarget(call, target, {})).pipe(
        catchError((error: unknown) => {
          call.report(error);
          return EMPTY;
        }),
      ),
    ),
    reduce((goOn, answer) => goOn && answer !== false, true),
  );
}

function triggerTarget(call: RunningCall, target: AnyEventTarget, details: object): unknown {
  if (typeof target === 'string') return triggerAction(call, target);
  const { action, data } = call;
  // `LogoutActionOptions` and `LogoutEventRegistry` have checked the type of each target.
  return inContext(call, () => target({ action, data, ...details } as never));
}

/** Triggers an action by name. It is not awaited and cannot veto. */
function triggerAction(call: RunningCall, name: string): void {
  const { chain, data, injector } = call;
  if (chain.includes(name)) {
    return reportCode(
      call,
      204,
      ngDevMode &&
        `The chain of events ${[...chain, name].join(' → ')} returns to '${name}', which is not triggered ` +
          'again. Remove one of these event targets.',
    );
  }
  const appActions = injector.get(LOGOUT_CONFIG).actions ?? {};
  const action = call.source.actions.get(name);
  const appAction = Object.hasOwn(appActions, name) && appActions[name];
  if (action) {
    action.trigger(data, chain);
  } else if (appAction) {
    const answer: unknown = inContext(call, appAction);
    if (isPromiseLike(answer)) answer.then(undefined, (error: unknown) => call.report(error));
  } else {
    reportCode(
      call,
      203,
      ngDevMode &&
        `An event of '${chain.at(-1)}' names the unknown action '${name}'. ` +
          'Create a logout action with that name, or register it with withActions().',
    );
  }
}

function inContext<T>({ injector }: RunningCall, run: () => T): T {
  return runInInjectionContext(injector, run);
}

function reportCode(call: RunningCall, code: number, text: DevText): void {
  call.report(new Error(coded(code, text)));
}
