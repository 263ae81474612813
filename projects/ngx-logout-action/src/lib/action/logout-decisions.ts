import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { concatMap, map, of } from 'rxjs';

import { askAll } from '../events/dispatch';
import type { LogoutOutcome } from '../model/logout-outcome';
import { deadline } from '../rx/deadline';
import { SESSION_CHECK } from '../session/session-check';
import type { ActiveCall } from './active-call';
import { EventTrigger } from './event-trigger';
import { GUARD_ROUND } from './logout-guards';

type Veto = Extract<LogoutOutcome, { status: 'vetoed' }>['by'];

/** What steps 2 and 3 came to. */
export interface Decision {
  /** Who said no, if anybody did. */
  readonly vetoedBy: Veto | undefined;
  readonly signedIn: boolean;
}

/** Steps 2 and 3 of a call: whether somebody is signed in, the guards, and `onBeforeUpdate`. */
@Injectable({ providedIn: 'root' })
export class LogoutDecisions {
  readonly #session = inject(SESSION_CHECK);
  readonly #guards = inject(GUARD_ROUND);
  readonly #trigger = inject(EventTrigger);

  /** Asks all of them within `decisionTimeout`. What is answered at once is decided at once. */
  decide(call: ActiveCall): Observable<Decision> {
    const end = performance.now() + call.options.decisionTimeout;
    const inTime = <T>(answer: Observable<T>, late: T) =>
      deadline(answer, Math.max(1, end - performance.now()), () => late);
    const session = this.#session;
    return (session ? inTime(session.ask(), true) : of(true)).pipe(
      concatMap((signedIn) =>
        inTime(this.#veto(call), 'timeout').pipe(map((vetoedBy) => ({ vetoedBy, signedIn }))),
      ),
    );
  }

  /** Guards are always asked; `onBeforeUpdate` where they let the call go on and events are triggered. */
  #veto(call: ActiveCall): Observable<Veto | undefined> {
    const { action, data } = call;
    if (ngDevMode) call.watched?.step('guards');
    return (this.#guards?.({ action, data }) ?? of(true)).pipe(
      concatMap((allowed) => {
        if (!allowed) return of('guard' as const);
        if (call.options.useDefaultSuccessHandler) return of(undefined);
        if (ngDevMode) call.watched?.step('onBeforeUpdate');
        return askAll(
          call.targets('onBeforeUpdate'),
          { action, data },
          this.#trigger.contextOf(call),
        ).pipe(map((goOn) => (goOn ? undefined : 'onBeforeUpdate')));
      }),
    );
  }
}
