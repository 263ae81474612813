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

/** Milliseconds that one try may take. After that, another tab may begin one. */
export const LEASE = 30_000;

/** How many tries may follow each other before the network comes back or a page starts. */
const MAX_TRIES = 20;

/** Milliseconds until a tab looks again: after another tab, the app, or a visible tab, which goes first. */
export const LOOK_AGAIN = 1_000;

/** Sends the pending sign-out again until the server has answered, in one tab at a time. */
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
  /** What this tab has stored for the try that is under way. */
  #lease: OfflineMarker | undefined;
  /** Whether a try waits for the app to know the session. */
  #waiting = false;

  /** Emits after each try of this tab. */
  readonly tried$ = this.#tried.asObservable();

  constructor() {
    this.#pendingSignOut.ended$.subscribe(() => clearTimeout(this.#timer));
    this.#destroyRef.onDestroy(() => clearTimeout(this.#timer));
  }

  /** Begins a series of tries: now, or in `ms` milliseconds. */
  begin(ms = 0): void {
    this.#tries = 0;
    if (ms) this.#wake(ms);
    else void this.#try();
  }

  /** Another tab has changed the pending sign-out. A try that has failed there counts here. */
  follow(marker: OfflineMarker): void {
    if (!this.#trying) this.#wake(waitFor(marker) || backoff(this.#tries++));
  }

  /** The app knows its session, or has another one. */
  compare(): void {
    const marker = this.#pendingSignOut.read();
    const isCurrent = marker && this.#pendingSignOut.isCurrent(marker);
    if (isCurrent === false || (isCurrent && this.#waiting)) void this.#try();
  }

  /** The page is going. The next one need not wait for the answer to its try. */
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

  /** The pending sign-out, if it may be tried now. Otherwise, a timer is set. */
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

  /** Whether the tab that holds the lock has had its time, as a frozen one. */
  #isStuck(): boolean {
    const marker = this.#pendingSignOut.read();
    return !!marker?.until && marker.until <= Date.now();
  }

  async #send(): Promise<void> {
    // Until this tab had its turn, another one may have been successful.
    const marker = this.#next();
    if (!marker) return;
    const mine = (this.#lease = this.#pendingSignOut.reserve(marker, Date.now() + LEASE));
    const result = await lastValueFrom(this.#ask());
    this.#lease = undefined;
    if (this.#destroyRef.destroyed) return;
    const now = this.#pendingSignOut.read();
    // Meanwhile, a sign-in may have ended it, another tab taken over, or the next user signed out.
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

  /** Only silence or trouble of the server is worth another try. The page of a captive portal is an answer. */
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

  /** Looks in `ms` milliseconds whether it is time for a try, or for the end. */
  #wake(ms: number): void {
    const marker = this.#pendingSignOut.read();
    if (!marker) return;
    clearTimeout(this.#timer);
    const left = this.#pendingSignOut.endOf(marker) - Date.now();
    // A pending sign-out must not keep the app from being stable.
    this.#zone.runOutsideAngular(() => {
      this.#timer = setTimeout(() => void this.#try(), Math.min(ms, left, MAX_TIMER));
    });
  }
}

/**
 * Milliseconds until something may have changed: another tab has had its time, or the server wants to be asked again. A
 * server that clears the storage with its answer (Clear-Site-Data) causes no event in the other tabs.
 */
function waitFor({ until }: OfflineMarker): number {
  const wait = Math.max(0, until - Date.now());
  return wait > LEASE ? wait : Math.min(wait, LOOK_AGAIN);
}
