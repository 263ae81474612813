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
import { completion, firstAnswer } from '../call/answer';
import { unexplained } from '../call/http-request';
import type { OfflineSignOuts } from '../call/running-call';
import { LOGOUT_CONFIG, type SessionKnowledge } from '../config';
import { feature, type LogoutFeature } from '../config';
import { BfcacheGuard } from '../page/bfcache-guard';
import { SignOuts } from '../page/sign-outs';

/** How the app knows whether anyone is signed in. */
export interface LogoutSession {
  /** Asked before each call. Runs in an injection context. */
  isAuthenticated: () => boolean | Promise<boolean> | Observable<boolean>;
}

/**
 * Lets the library know whether a user is signed in. If not, a call sends no request. If the question fails
 * or is not answered, a user is assumed to be signed in.
 *
 * @example
 * ```ts
 * withSession({ isAuthenticated: () => inject(UserStore).signedIn() })
 * ```
 */
export function withSession(session: LogoutSession): LogoutFeature {
  return feature(
    'session',
    {
      isAuthenticated: () => session.isAuthenticated(),
      session: () => inject(SessionTracker),
    },
    // A page that the back/forward cache restores asks before it is shown.
    provideEnvironmentInitializer(() => {
      if (inject(LOGOUT_CONFIG).session) inject(BfcacheGuard);
    }),
  );
}

/**
 * Whether there is a session to end, as far as a browser can know.
 *
 * After a failed sign-out whose cleanup ran, the credential may be gone while the session lives on at the server. While
 * that is in doubt, neither the app nor a 401 is trusted to mean that no one is signed in.
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

  /** Whether the last sign-out failed after the cleanup may have removed the credential. */
  doubtful = false;

  ask(): Observable<boolean> {
    return this.answer(true).pipe(
      map((signedIn) => signedIn || this.doubtful || this.#owesSignOut),
    );
  }

  answer(otherwise: boolean): Observable<boolean> {
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
   * From now on, a new sign-in is noticed when it happens: by signals, or by an Observable.
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

  /** Created late, because it uses the session itself. */
  get #offline(): OfflineSignOuts | undefined {
    const { offline } = this.#config;
    return (this.#offlineSignOuts ??= offline && runInInjectionContext(this.#injector, offline));
  }

  /** Whether a sign-out is pending, or has failed in the end. */
  get #owesSignOut(): boolean {
    return untracked(() => (this.#offline?.state() ?? 'none') !== 'none');
  }

  /** Signed in after having been signed out: a new sign-in. */
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
    `answered 401 (${type}) after an earlier sign-out failed, when the cleanup may have removed the credential alone. ` +
      'Only verifyUrl in withHttpLogout() can ask whether the session has ended.'
  );
}
