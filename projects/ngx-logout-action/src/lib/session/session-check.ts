import { ErrorHandler, inject, Injectable, InjectionToken } from '@angular/core';
import type { Observable } from 'rxjs';
import { catchError, defaultIfEmpty, map, of } from 'rxjs';

import { LogoutError } from '../model/logout-error';
import type { LogoutResult } from '../model/logout-outcome';
import { firstAnswer } from '../rx/first-answer';
import { LOCAL_CLEANUP } from './local-cleanup';

/** How the app knows whether somebody is signed in. */
export interface LogoutSession {
  /** Asked before each call. */
  isAuthenticated: () => boolean | Promise<boolean> | Observable<boolean>;
}

export const LOGOUT_SESSION = new InjectionToken<LogoutSession | null>('LOGOUT_SESSION', {
  factory: () => null,
});

/** There where the app knows of sessions, or has cleanup tasks. */
export const SESSION_CHECK = new InjectionToken<SessionCheck | null>('SESSION_CHECK', {
  factory: () => null,
});

/**
 * Whether there is a session to end, as far as a browser can know.
 *
 * After a failed logout whose cleanup ran, the credential may be gone while the session lives on at the
 * server. Until that doubt is resolved, "nobody is signed in" is believed neither of the app nor of a 401.
 */
@Injectable({ providedIn: 'root' })
export class SessionCheck {
  readonly #session = inject(LOGOUT_SESSION);
  readonly #cleansUp = inject(LOCAL_CLEANUP) !== null;
  readonly #errorHandler = inject(ErrorHandler);
  #doubt: 'none' | 'doubtful' | 'seen signed out' = 'none';

  /** Whether the app says anything about it. */
  readonly known = this.#session !== null;

  /** Whether "nobody is signed in" is not to be believed without proof. */
  get doubtful(): boolean {
    return this.#doubt !== 'none';
  }

  /** Ends the doubt: the server has said that nobody is signed in. */
  settle(): void {
    this.#doubt = 'none';
  }

  /** Whether somebody has to be taken to be signed in: yes, where the app does not say otherwise. */
  ask(): Observable<boolean> {
    return this.answer(true).pipe(map((signedIn) => this.#believe(signedIn)));
  }

  /** What the app says; `otherwise` where it does not say anything. */
  answer(otherwise: boolean): Observable<boolean> {
    const session = this.#session;
    if (!session) return of(otherwise);
    return firstAnswer(() => session.isAuthenticated()).pipe(
      catchError((error: unknown) => {
        this.#errorHandler.handleError(error);
        return of(otherwise);
      }),
      defaultIfEmpty(otherwise),
    );
  }

  /** The result in the light of what is known. */
  judge(result: LogoutResult): LogoutResult {
    if (result.status === 'failed') {
      if (this.#cleansUp && this.#doubt === 'none') this.#doubt = 'doubtful';
      return result;
    }
    if (!result.alreadySignedOut) this.#doubt = 'none';
    if (this.#doubt === 'none') return result;
    return { status: 'failed', error: new LogoutError('server', { status: 401 }) };
  }

  #believe(signedIn: boolean): boolean {
    if (this.#doubt === 'none') return signedIn;
    if (!signedIn) this.#doubt = 'seen signed out';
    // Signed in after having been signed out: somebody has signed in anew.
    else if (this.#doubt === 'seen signed out') this.#doubt = 'none';
    return true;
  }
}
