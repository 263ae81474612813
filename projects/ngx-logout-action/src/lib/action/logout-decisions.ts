import {
  EnvironmentInjector,
  ErrorHandler,
  inject,
  Injectable,
  runInInjectionContext,
} from '@angular/core';
import type { Observable } from 'rxjs';
import { catchError, concatMap, every, from, map, of } from 'rxjs';

import { askAll } from '../events/dispatch';
import type { LogoutOutcome } from '../model/logout-outcome';
import { deadline } from '../rx/deadline';
import { firstAnswer } from '../rx/first-answer';
import { SessionCheck } from '../session/session-check';
import type { ActiveCall } from './active-call';
import { EventTrigger } from './event-trigger';
import { LOGOUT_GUARDS } from './logout-guards';

type Vetoed = Extract<LogoutOutcome, { status: 'vetoed' }>;

/** What steps 2 and 3 came to. */
export type Decision = Vetoed | { status: 'go'; signedIn: boolean };

/** Steps 2 and 3 of a call: whether somebody is signed in, the guards, and `onBeforeUpdate`. */
@Injectable({ providedIn: 'root' })
export class LogoutDecisions {
  readonly #session = inject(SessionCheck);
  readonly #guards = inject(LOGOUT_GUARDS);
  readonly #trigger = inject(EventTrigger);
  readonly #injector = inject(EnvironmentInjector);
  readonly #errorHandler = inject(ErrorHandler);

  /** Asks all of them within `decisionTimeout`. What is answered at once is decided at once. */
  decide(call: ActiveCall): Observable<Decision> {
    const end = performance.now() + call.options.decisionTimeout;
    const timeLeft = () => Math.max(1, end - performance.now());
    return deadline(this.#session.ask(), timeLeft(), () => true).pipe(
      concatMap((signedIn) =>
        deadline(this.#veto(call), timeLeft(), () => 'timeout' as const).pipe(
          map((by): Decision => (by ? { status: 'vetoed', by } : { status: 'go', signedIn })),
        ),
      ),
    );
  }

  /** Who says no, if anybody does. Guards are always asked, in order, until one does. */
  #veto(call: ActiveCall): Observable<Vetoed['by'] | undefined> {
    call.watched?.step('guards');
    return from(this.#guards).pipe(
      concatMap((guard) =>
        firstAnswer<unknown>(() =>
          runInInjectionContext(this.#injector, () =>
            guard({ action: call.action, data: call.data }),
          ),
        ).pipe(
          catchError((error: unknown) => {
            this.#errorHandler.handleError(error);
            return of(false);
          }),
        ),
      ),
      every((answer) => answer !== false),
      concatMap((allowed) => (allowed ? this.#beforeUpdate(call) : of('guard' as const))),
    );
  }

  #beforeUpdate(call: ActiveCall): Observable<'onBeforeUpdate' | undefined> {
    const { action, data, options } = call;
    if (options.useDefaultSuccessHandler) return of(undefined);
    call.watched?.step('onBeforeUpdate');
    return askAll(
      call.targets('onBeforeUpdate'),
      { action, data },
      this.#trigger.contextOf(call),
    ).pipe(map((allowed) => (allowed ? undefined : 'onBeforeUpdate')));
  }
}
