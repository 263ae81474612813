import { Injectable } from '@angular/core';
import { BehaviorSubject, filter, type Observable, Subject } from 'rxjs';

import { alreadySignedOut, type LogoutOutcome, type LogoutResult } from '../action/logout-outcome';

/** Marks that a sign-out reloads the document, for the next one. */
const RELOAD_KEY = 'ngx-logout-action:reload';

/** Milliseconds during which a redirect answers other calls. */
const REDIRECT_LIMIT = 5_000;

/** When a call was made and when it started, in ticks of `SignOuts`. */
interface CallTimes {
  readonly madeAt: number;
  readonly startedAt: number;
}

/** When the session is over after a sign-out: now, or once the document leaves for the redirect. */
export type SessionEnd = 'now' | 'on-leave';

/**
 * Knows the sign-outs of this document, so that calls right after one of them need no request. Its clock counts events,
 * because system clocks can jump.
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
  /** When the last call ran that was answered with a 401, and what that answers calls made meanwhile with. */
  #refused = { from: 0, until: 0, answer: undefined as LogoutResult | undefined };
  #redirectingSince = -Infinity;
  /** The URL that this document was reloaded for; `undefined` until it is read. */
  #reloadedFor: string | null | undefined;

  /** The outcomes of each action with a pending call, even if the owner of the action was destroyed meanwhile. */
  readonly pending = new Set<Observable<LogoutOutcome>>();

  /** Whether the user was signed out in this document, here or by another tab. */
  happened = false;

  /** The ID of the Router navigation of the last redirect. */
  redirectNavigation: number | undefined;

  /**
   * Emits for each call of this document that ended the session, or that `withOfflineLogout` completes later. Not for a call
   * during which the session has already ended, here or in another tab.
   */
  readonly signedOut$: Observable<SessionEnd> = this.#signedOut;

  /** Emits when `withSession` reports a new sign-in. */
  readonly signedIn$: Observable<void> = this.#signedIn;

  /** Emits when this document follows the sign-out of another tab. */
  readonly followed$: Observable<void> = this.#followed;
  /** Emits when the user is away, immediately if they already are, so that open questions end. */
  readonly unattended$: Observable<unknown> = this.#unattended.pipe(filter(Boolean));

  /** Ends open and later questions to the user until the returned function is called. */
  beginUnattended(): () => void {
    this.#unattended.next(true);
    return () => this.#unattended.next(false);
  }

  /** Advances the clock. */
  tick(): number {
    return ++this.#clock;
  }

  /** Records a success whose cleanup has not run yet. */
  noteSuccess(): void {
    this.#lastSuccess = this.tick();
  }

  /**
   * Records how a call ended, after its cleanup.
   *
   * @param end when the session is over, or `undefined` if it may still be alive.
   */
  record({ madeAt, startedAt }: CallTimes, result: LogoutResult, end?: SessionEnd): void {
    const now = this.tick();
    if (result.status === 'succeeded') {
      if (result.alreadySignedOut) this.#refuse(startedAt, now, alreadySignedOut());
      this.#lastSuccess = now;
    } else if (result.error.status === 401) {
      // Calls made meanwhile may be clicks. Those that such a call leads to come from an interceptor.
      this.#refuse(startedAt, now, this.#isMeanwhile(madeAt) ? result : undefined);
    }
    if (!end) return;
    this.happened = true;
    const isNews = !this.hasEndedSince(startedAt);
    this.#lastSignOut = now;
    if (isNews) this.#signedOut.next(end);
  }

  /** Records that this document follows the sign-out of another tab. */
  follow(): void {
    this.happened = true;
    this.#lastSuccess = this.#lastSignOut = this.tick();
    this.#followed.next();
  }

  /** Whether a session has ended since that tick. */
  hasEndedSince(moment: number): boolean {
    return moment < this.#lastSignOut;
  }

  /** Whether a new sign-in was noticed since that tick. */
  hasBegunSince(moment: number): boolean {
    return moment < this.#lastSignIn;
  }

  /** Records a new sign-in, after which earlier sign-outs answer no more calls. */
  recordSignIn(): void {
    this.#lastSignIn = this.tick();
    this.#lastSuccess = 0;
    this.#refuse(0, 0);
    this.#redirectingSince = -Infinity;
    this.redirectNavigation = undefined;
    this.#signedIn.next();
  }

  /** Lets a redirect answer all calls from now on. @returns a function that ends this. */
  beginRedirect(): () => void {
    const since = (this.#redirectingSince = performance.now());
    return () => {
      if (this.#redirectingSince === since) this.#redirectingSince = -Infinity;
    };
  }

  /** Whether a running redirect answers a call made now. */
  get redirecting(): boolean {
    return performance.now() - this.#redirectingSince < REDIRECT_LIMIT;
  }

  /**
   * The result of a call that needs no request: it was made while another one found the session gone, or failed again with
   * a 401. Without this, an interceptor that makes a call for each 401 never ends.
   */
  answer({ madeAt }: CallTimes): LogoutResult | undefined {
    return this.#isMeanwhile(madeAt) ? this.#refused.answer : undefined;
  }

  /**
   * For a call made before the last success, a 401 or a refused XSRF token means "already signed out".
   *
   * @param tokenRefused whether the server has refused a token, whatever came of another one.
   */
  judge({ madeAt }: CallTimes, result: LogoutResult, tokenRefused: boolean): LogoutResult {
    const refused =
      result.status === 'failed' &&
      (tokenRefused || result.error.kind === 'csrf' || result.error.status === 401);
    return refused && madeAt < this.#lastSuccess ? alreadySignedOut() : result;
  }

  #refuse(from: number, until: number, answer?: LogoutResult): void {
    this.#refused = { from, until, answer };
  }

  #isMeanwhile(moment: number): boolean {
    return this.#refused.from < moment && moment < this.#refused.until;
  }

  /** Reads the mark of a reload before a cleanup clears storage. */
  noteReload(): void {
    if (this.#reloadedFor !== undefined) return;
    this.#reloadedFor = null;
    try {
      this.#reloadedFor = sessionStorage.getItem(RELOAD_KEY);
      sessionStorage.removeItem(RELOAD_KEY);
    } catch {
      // Without storage, `mayReload()` depends only on whether the user has used the document.
    }
  }

  /**
   * Whether a sign-out may reload this document. If a sign-out has already reloaded it, and the user has not used it since,
   * then a guard or component of the page signs out on its own, and would cause endless reloads.
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

/** Whether the user has clicked or typed in this document. `otherwise` is for browsers that do not support this. */
export function usedByUser(otherwise: boolean): boolean {
  const { userActivation } = navigator as Partial<Navigator>;
  return userActivation?.hasBeenActive ?? otherwise;
}
