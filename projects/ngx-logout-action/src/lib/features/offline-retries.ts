import {
  ApplicationInitStatus,
  DestroyRef,
  EnvironmentInjector,
  inject,
  Injectable,
  NgZone,
  runInInjectionContext,
} from '@angular/core';
import { lastValueFrom, type Observable, of, Subject } from 'rxjs';

import { LogoutError } from '../action/errors';
import type { LogoutResult } from '../action/logout-outcome';
import { MAX_TIMER } from '../action/option-table';
import { type OfflineMarker, OfflineMarkers } from '../page/offline-markers';
import { inOneTab } from '../page/one-tab';
import { SignOuts } from '../page/sign-outs';
import { PendingSignOut } from './pending-sign-out';
import { resendLogout } from './resend-logout';
import { backoff, retryAfter } from './retry-delay';

/** Maximum milliseconds of a retry. After that, another tab may start one. */
export const LEASE = 30_000;

/** Maximum number of retries before the network comes back or a page is opened. */
const MAX_TRIES = 20;

/** Milliseconds until a tab checks again, to let another tab, the app, or a visible tab go first. */
export const LOOK_AGAIN = 1_000;

/** Sends the pending sign-out again until the server responds, in one tab at a time. */
@Injectable({ providedIn: 'root' })
export class OfflineRetries {
  readonly #pendingSignOut = inject(PendingSignOut);
  readonly #injector = inject(EnvironmentInjector);
  readonly #destroyRef = inject(DestroyRef);
  readonly #zone = inject(NgZone);
  readonly #initStatus = inject(ApplicationInitStatus);
  readonly #signedIn$ = inject(SignOuts).signedIn$;
  readonly #key = inject(OfflineMarkers).key;
  readonly #tried = new Subject<void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;
  #trying = false;
  /** The entry that this tab stored for its running retry. */
  #lease: OfflineMarker | undefined;
  /** Whether a retry waits until the app knows the session. */
  #waiting = false;

  /** Emits after each retry of this tab. */
  readonly tried$ = this.#tried.asObservable();

  constructor() {
    this.#pendingSignOut.ended$.subscribe(() => clearTimeout(this.#timer));
    this.#destroyRef.onDestroy(() => clearTimeout(this.#timer));
  }

  /** Starts a series of retries, now or in `ms` milliseconds. */
  begin(ms = 0): void {
    this.#tries = 0;
    if (ms) this.#wake(ms);
    else void this.#try();
  }

  /** Follows a change by another tab. Its failed retries count here as well. */
  follow(marker: OfflineMarker): void {
    if (!this.#trying) this.#wake(waitFor(marker) || backoff(this.#tries++));
  }

  /** Called when the app knows its session, or has a new one. */
  compare(): void {
    const marker = this.#pendingSignOut.read();
    const isCurrent = marker && this.#pendingSignOut.isCurrent(marker);
    if (isCurrent === false || (isCurrent && this.#waiting)) void this.#try();
  }

  /** Called when the page is left, so that the next one need not wait for the response. */
  release(): void {
    const { id } = this.#lease ?? {};
    const marker = this.#pendingSignOut.read();
    if (marker && marker.id === id) this.#pendingSignOut.reserve(marker, 0);
  }

  async #try(): Promise<void> {
    if (this.#trying || this.#destroyRef.destroyed || !this.#next()) return;
    this.#trying = true;
    const ran = await inOneTab(
      this.#key,
      () => this.#isStuck(),
      () => this.#send(),
    );
    this.#trying = false;
    if (!ran) this.#wake(LOOK_AGAIN);
  }

  /** Returns the pending sign-out if it may be retried now. Otherwise, sets a timer. */
  #next(): OfflineMarker | undefined {
    const marker = this.#pendingSignOut.read();
    if (!marker) return undefined;
    const wait = waitFor(marker);
    const isCurrent = this.#pendingSignOut.isCurrent(marker);
    this.#waiting = isCurrent === undefined;
    if (isCurrent === false) this.#pendingSignOut.end();
    else if (this.#waiting) this.#wake(LOOK_AGAIN);
    else if (wait) this.#wake(wait);
    else if (this.#tries >= MAX_TRIES) this.#wake(Infinity);
    else return marker;
    return undefined;
  }

  /** Whether the tab that holds the lock has had enough time, so that it counts as frozen. */
  #isStuck(): boolean {
    const marker = this.#pendingSignOut.read();
    return !!marker?.until && marker.until <= Date.now();
  }

  async #send(): Promise<void> {
    // Another tab may have succeeded while this one waited for the lock.
    const marker = this.#next();
    if (!marker) return;
    const mine = (this.#lease = this.#pendingSignOut.reserve(marker, Date.now() + LEASE));
    const result = await lastValueFrom(this.#ask());
    this.#lease = undefined;
    if (this.#destroyRef.destroyed) return;
    const now = this.#pendingSignOut.read();
    // In the meantime, a sign-in may have ended it, another tab may have taken over, or the next user may have signed out.
    if (result.status === 'failed' && now?.id === mine.id) this.#tryAgain(mine, result.error);
    if (result.status === 'succeeded' && now?.since === mine.since) this.#pendingSignOut.end();
    this.#tried.next();
  }

  #ask(): Observable<LogoutResult> {
    try {
      return runInInjectionContext(this.#injector, () => resendLogout(LEASE, this.#signedIn$));
    } catch (cause) {
      // The app may still be loading its configuration.
      const kind = (this.#initStatus.done as boolean) ? 'backend' : 'network';
      return of({ status: 'failed', error: new LogoutError(kind, { cause }) });
    }
  }

  /** Retries only after a network failure, a timeout, or a server error. The page of a captive portal is a response. */
  #tryAgain(marker: OfflineMarker, error: LogoutError): void {
    const { kind, status = 500 } = error;
    const isTransient =
      kind === 'network' || kind === 'timeout' || (kind === 'server' && status >= 500);
    if (!isTransient) return this.#pendingSignOut.fail(error);
    const asked = retryAfter(error.retryAfter);
    this.#pendingSignOut.reserve(marker, asked === undefined ? 0 : Date.now() + asked);
    this.#wake(asked ?? backoff(this.#tries));
    this.#tries++;
  }

  /** Checks in `ms` milliseconds whether to retry or to end. */
  #wake(ms: number): void {
    const marker = this.#pendingSignOut.read();
    if (!marker) return;
    clearTimeout(this.#timer);
    const left = this.#pendingSignOut.endOf(marker) - Date.now();
    // A pending sign-out must not keep the app from becoming stable.
    this.#zone.runOutsideAngular(() => {
      this.#timer = setTimeout(() => void this.#try(), Math.min(ms, left, MAX_TIMER));
    });
  }
}

/**
 * Milliseconds until the next check: when another tab has had enough time, or after Retry-After. Checks at least once a second,
 * because a response that clears storage (Clear-Site-Data) causes no event in other tabs.
 */
function waitFor({ until }: OfflineMarker): number {
  const wait = Math.max(0, until - Date.now());
  return wait > LEASE ? wait : Math.min(wait, LOOK_AGAIN);
}
