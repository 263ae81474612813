import { Injectable } from '@angular/core';
import { BehaviorSubject, filter, type Observable, Subject } from 'rxjs';

import { alreadySignedOut, type LogoutResult } from '../action/logout-outcome';

/** Lets the next document know that a sign-out reloaded it. */
const RELOAD_KEY = 'ngx-logout-action:reload';

/** Milliseconds after which a redirect no longer answers for other calls. */
const REDIRECT_LIMIT = 5_000;

/** When a call was made and admitted, by the clock of `SignOuts`. */
interface CallTimes {
  readonly madeAt: number;
  readonly startedAt: number;
}

/** When the session is over after a sign-out: now, or when the document leaves for the redirect. */
export type SessionEnd = 'now' | 'on-leave';

/**
 * The sign-outs of this document. A call that comes right after another one has ended the session needs no answer of
 * the server. The clock counts events, so it neither jumps nor repeats.
 * @hidden
 */
@Injectable({ providedIn: 'root' })
export class SignOuts {
  readonly #signedOut = new Subject<SessionEnd>();
  readonly #signedIn = new Subject<void>();
  readonly #followed = new Subject<void>();
  readonly #unattended = new BehaviorSubject(false);
  #clock = 0;
  #lastSignOut = 0;
  #lastSuccess = 0;
  #lastSignIn = 0;
  /** When the last call ran that found the session gone. */
  #gone = { from: 0, until: 0 };
  #redirectingSince = -Infinity;
  /** The URL that this document was reloaded for; `undefined` before it was asked. */
  #reloadedFor: string | null | undefined;

  /** Whether this document has been signed out, here or by another tab. */
  happened = false;

  /** The navigation of the Router that the last redirect made. */
  redirectNavigation: number | undefined;

  /** Emits for each call of this document that has ended the session, or is completed later (`withOfflineLogout`). */
  readonly signedOut$: Observable<SessionEnd> = this.#signedOut;

  /** Emits when `withSession` has seen a new sign-in. */
  readonly signedIn$: Observable<void> = this.#signedIn;

  /** Emits when this document follows the sign-out of another tab. */
  readonly followed$: Observable<void> = this.#followed;
  /** Emits when the user has gone, and at once while they are: questions to them will not be answered. */
  readonly unattended$: Observable<unknown> = this.#unattended.pipe(filter(Boolean));

  /** Ends questions to the user that are open, and those that follow, until the returned function is called. */
  beginUnattended(): () => void {
    this.#unattended.next(true);
    return () => this.#unattended.next(false);
  }

  /** The next moment of the clock. */
  tick(): number {
    return ++this.#clock;
  }

  /** Takes note of a success whose cleanup has yet to run. */
  noteSuccess(): void {
    this.#lastSuccess = this.tick();
  }

  /** Takes note of a call that has ended the session, or is completed later. */
  record({ startedAt }: CallTimes, result: LogoutResult, end: SessionEnd = 'now'): void {
    this.happened = true;
    this.#lastSignOut = this.tick();
    if (result.status === 'succeeded') {
      this.#lastSuccess = this.#lastSignOut;
      if (result.alreadySignedOut) this.#gone = { from: startedAt, until: this.#lastSuccess };
    }
    this.#signedOut.next(end);
  }

  /** This document follows the sign-out of another tab. */
  follow(): void {
    this.happened = true;
    this.#followed.next();
  }

  /** Whether no one has signed out or in since that point of the clock. */
  isCurrent(moment: number): boolean {
    return moment > this.#lastSignOut && moment > this.#lastSignIn;
  }

  /** A new sign-in ends what earlier sign-outs answer for. */
  recordSignIn(): void {
    this.#lastSignIn = this.tick();
    this.#lastSuccess = 0;
    this.#gone = { from: 0, until: 0 };
    this.#redirectingSince = -Infinity;
    this.redirectNavigation = undefined;
    this.#signedIn.next();
  }

  /** From now on, a redirect answers for all calls. @returns a function that ends this. */
  beginRedirect(): () => void {
    const since = (this.#redirectingSince = performance.now());
    return () => {
      if (this.#redirectingSince === since) this.#redirectingSince = -Infinity;
    };
  }

  /** Whether a redirect that is under way answers for a call made now. */
  get redirecting(): boolean {
    return performance.now() - this.#redirectingSince < REDIRECT_LIMIT;
  }

  /** Whether the call was made while another one found the session gone. Without this, a call per 401 never ends. */
  answer({ madeAt }: CallTimes): boolean {
    return this.#gone.from < madeAt && madeAt < this.#gone.until;
  }

  /** For a call made before the last success, a 401 or a refused XSRF token means "already signed out". */
  judge({ madeAt }: CallTimes, result: LogoutResult): LogoutResult {
    const refused =
      result.status === 'failed' && (result.error.kind === 'csrf' || result.error.status === 401);
    return refused && madeAt < this.#lastSuccess ? alreadySignedOut() : result;
  }

  /** Reads the mark of a reload, before a cleanup empties the storage. */
  noteReload(): void {
    if (this.#reloadedFor !== undefined) return;
    this.#reloadedFor = null;
    try {
      this.#reloadedFor = sessionStorage.getItem(RELOAD_KEY);
      sessionStorage.removeItem(RELOAD_KEY);
    } catch {
      // Without storage, only a user causes reloads.
    }
  }

  /**
   * Whether a sign-out may reload this document, once. If it is such a reload itself, and the user has not used it
   * since, a guard or a component of the page signs out on its own, and reloads would never end.
   */
  mayReload(url: string): boolean {
    if (this.#reloadedFor === url && !usedByUser(false)) return false;
    try {
      sessionStorage.setItem(RELOAD_KEY, url);
      return true;
    } catch {
      return usedByUser(false);
    }
  }
}

/** Whether the user has clicked or typed in this document; `otherwise` if the browser is too old to say. */
export function usedByUser(otherwise: boolean): boolean {
  const { userActivation } = navigator as Partial<Navigator>;
  return userActivation?.hasBeenActive ?? otherwise;
}
