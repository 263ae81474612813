import { Injectable } from '@angular/core';
import { type Observable, Subject } from 'rxjs';

import { alreadySignedOut, type LogoutResult } from '../action/logout-outcome';

/** Milliseconds after which a redirect no longer answers for other calls. */
const REDIRECT_LIMIT = 5_000;

/** When a call was made and admitted, by the clock of `SignOuts`. */
interface CallTimes {
  readonly madeAt: number;
  readonly startedAt: number;
}

/**
 * The sign-outs of this document. A call that comes right after another one has ended the session needs no answer of
 * the server. The clock counts events, so it neither jumps nor repeats.
 */
@Injectable({ providedIn: 'root' })
export class SignOuts {
  readonly #succeeded = new Subject<void>();
  #clock = 0;
  #lastSuccess = 0;
  /** When the last call ran that found the session gone. */
  #gone = { from: 0, until: 0 };
  #redirectingSince = -Infinity;

  /** Whether this document has been signed out, here or by another tab. */
  happened = false;

  /** The route that the last redirect of the library led to. */
  redirectedTo: string | undefined;

  /** Emits for each successful call of this document. */
  readonly succeeded$: Observable<void> = this.#succeeded;

  /** The next moment of the clock. */
  tick(): number {
    return ++this.#clock;
  }

  /** Takes note of the result of a call. */
  record({ startedAt }: CallTimes, result: LogoutResult): void {
    if (result.status === 'failed') return;
    this.happened = true;
    this.#lastSuccess = this.tick();
    if (result.alreadySignedOut) this.#gone = { from: startedAt, until: this.#lastSuccess };
    this.#succeeded.next();
  }

  /** A new sign-in ends what earlier sign-outs answer for. */
  forget(): void {
    this.#lastSuccess = 0;
    this.#gone = { from: 0, until: 0 };
    this.#redirectingSince = -Infinity;
    this.redirectedTo = undefined;
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
}
