import {
  DestroyRef,
  effect,
  EnvironmentInjector,
  inject,
  Injectable,
  provideEnvironmentInitializer,
  runInInjectionContext,
  untracked,
} from '@angular/core';
import type { Observable } from 'rxjs';
import { catchError, defaultIfEmpty, map, of, tap } from 'rxjs';

import type { DevText } from '../action/errors';
import type { LogoutRequest, LogoutResult } from '../action/logout-outcome';
import { injectReport } from '../action/report';
import { completion, firstAnswer, deadline } from '../call/answer';
import { unexplained } from '../call/http-request';
import type { OfflineSignOuts } from '../call/running-call';
import { LOGOUT_CONFIG, type SessionKnowledge } from '../config';
import { feature, type LogoutFeature } from '../config';
import { BfcacheGuard } from '../page/bfcache-guard';
import { SignOuts } from '../page/sign-outs';
import { checkFunctions } from './option-rules';

/** Options of `withSession()`. */
export interface LogoutSession {
  /** Whether the user is signed in. Called before each call, in an injection context; signals read in it are tracked. */
  isAuthenticated: () => boolean | Promise<boolean> | Observable<boolean>;
}

/**
 * Lets the library know whether the user is signed in. If not, a call sends no request. If `isAuthenticated` fails or does
 * not answer, the user counts as signed in.
 *
 * @param session how to find out whether the user is signed in.
 * @throws LogoutConfigurationError LOGOUT-103 if `isAuthenticated` is not a function, in development.
 * @example
 * ```ts
 * withSession({ isAuthenticated: () => inject(UserStore).signedIn() })
 * ```
 */
export function withSession(session: LogoutSession): LogoutFeature {
  // It may be an object of the app, with more in it.
  const given = session as LogoutSession | null | undefined;
  if (ngDevMode) checkFunctions('withSession', [given?.isAuthenticated]);
  return feature(
    'session',
    {
      isAuthenticated: () => session.isAuthenticated(),
      session: () => inject(SessionTracker),
    },
    // Created early, so that a page restored from the back/forward cache asks before it is shown.
    provideEnvironmentInitializer(() => {
      if (inject(LOGOUT_CONFIG).session) inject(BfcacheGuard);
    }),
  );
}

/** Milliseconds that the app has to answer a question that no call asks. */
const ANSWER_LIMIT = 5_000;

/**
 * Whether there is a session to end, as far as a browser can tell.
 *
 * After a failed sign-out with cleanup, the credential may be gone while the session is still alive at the server. As long
 * as this is in doubt, neither the app nor a 401 is trusted to mean that no one is signed in.
 */
@Injectable({ providedIn: 'root' })
export class SessionTracker implements SessionKnowledge {
  readonly #config = inject(LOGOUT_CONFIG);
  readonly #injector = inject(EnvironmentInjector);
  readonly #destroyRef = inject(DestroyRef);
  readonly #report = injectReport();
  readonly #signOuts = inject(SignOuts);
  #offlineSignOuts: OfflineSignOuts | undefined;
  #seenSignedOut = false;
  #tracking = false;

  readonly known = this.#config.isAuthenticated !== undefined;

  /** Whether the last sign-out failed after its cleanup may have removed the credential. */
  doubtful = false;

  ask(): Observable<boolean> {
    return this.#answer(true).pipe(
      map((signedIn) => signedIn || this.doubtful || this.#owesSignOut),
    );
  }

  answer(otherwise: boolean): Observable<boolean> {
    return deadline(this.#answer(otherwise), ANSWER_LIMIT, () => otherwise);
  }

  now<T>(otherwise: T): boolean | T {
    let known: boolean | T = otherwise;
    this.#answer(otherwise)
      .subscribe((answer) => (known = answer))
      .unsubscribe();
    return known;
  }

  #answer<T>(otherwise: T): Observable<boolean | T> {
    const { isAuthenticated } = this.#config;
    if (this.#offline?.pending) return of(false);
    if (!isAuthenticated) return of(otherwise);
    return firstAnswer(() => runInInjectionContext(this.#injector, isAuthenticated)).pipe(
      tap((signedIn) => this.#see(signedIn)),
      catchError((error: unknown) => {
        this.#report(error);
        return of(otherwise);
      }),
      defaultIfEmpty(otherwise),
    );
  }

  judge(result: LogoutResult, request: LogoutRequest): LogoutResult {
    this.track();
    if (result.status === 'failed') {
      this.doubtful ||= this.#config.cleanup !== undefined;
      return result;
    }
    if (!result.alreadySignedOut) this.settle();
    if (!this.doubtful) return result;
    return { status: 'failed', error: unexplained('server', request, doubt, { status: 401 }) };
  }

  settle(): void {
    this.doubtful = false;
  }

  /**
   * Detects new sign-ins from now on, as they happen: by signals or an Observable.
   *
   * @param signedOut whether no one was signed in before. @default the last known state
   */
  track(signedOut = this.#seenSignedOut): void {
    this.#seenSignedOut = signedOut;
    if (!this.known || this.#tracking || this.#destroyRef.destroyed) return;
    this.#tracking = true;
    this.watch((signedIn) => this.#see(signedIn));
  }

  watch(see: (signedIn: boolean) => void): void {
    const { isAuthenticated } = this.#config;
    if (!isAuthenticated) return;
    effect(
      (onCleanup) => {
        this.#offline?.state();
        const answer = completion(() => runInInjectionContext(this.#injector, isAuthenticated));
        const answers = answer.subscribe({
          next: (signedIn) => untracked(() => see(signedIn)),
          error: () => undefined,
        });
        onCleanup(() => answers.unsubscribe());
      },
      { injector: this.#injector },
    );
  }

  /** Injected late, because it injects this service. */
  get #offline(): OfflineSignOuts | undefined {
    const { offline } = this.#config;
    return (this.#offlineSignOuts ??= offline && runInInjectionContext(this.#injector, offline));
  }

  /** Whether a sign-out is pending or has failed permanently. */
  get #owesSignOut(): boolean {
    return untracked(() => (this.#offline?.state() ?? 'none') !== 'none');
  }

  /** Detects a new sign-in: the user was signed out, and is signed in now. */
  #see(signedIn: boolean): void {
    if (signedIn && this.#seenSignedOut) {
      if (this.#offline?.isNewSession() === false) return;
      this.settle();
      this.#signOuts.recordSignIn();
    }
    this.#seenSignedOut = !signedIn;
  }
}

function doubt(type: string): DevText {
  return (
    ngDevMode &&
    `answered 401 (${type}) after an earlier sign-out had failed, so the cleanup may have removed only the credential. ` +
      'Set verifyUrl in withHttpLogout() to check whether the session has ended.'
  );
}
