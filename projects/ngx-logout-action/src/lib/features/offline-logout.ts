import { DOCUMENT } from '@angular/common';
import {
  DestroyRef,
  effect,
  EnvironmentInjector,
  inject,
  Injectable,
  runInInjectionContext,
  untracked,
} from '@angular/core';
import { firstValueFrom, merge, take } from 'rxjs';

import { coded, LogoutError } from '../action/errors';
import type { LogoutRequest, LogoutResult } from '../action/logout-outcome';
import { deadline } from '../call/answer';
import { LogoutBackend } from '../call/logout-backend';
import type { OfflineSignOuts } from '../call/running-call';
import { LOGOUT_CONFIG } from '../config';
import { documentProperty } from '../page/document-property';
import { type OfflineMarker, OfflineMarkers } from '../page/offline-markers';
import { PageLifecycle } from '../page/page-lifecycle';
import { SignOuts } from '../page/sign-outs';
import { LEASE, LOOK_AGAIN, OfflineRetries } from './offline-retries';
import { PendingSignOut } from './pending-sign-out';
import { backoff } from './retry-delay';

/** Milliseconds that the first navigation waits for the retry. */
const START_LIMIT = 5_000;

/** Keeps sign-outs that did not reach the server, and decides when to retry them. */
@Injectable({ providedIn: 'root' })
export class OfflineLogout implements OfflineSignOuts {
  readonly #config = inject(LOGOUT_CONFIG);
  readonly #pendingSignOut = inject(PendingSignOut);
  readonly #retries = inject(OfflineRetries);
  readonly #injector = inject(EnvironmentInjector);
  readonly #document = inject(DOCUMENT);
  #started: Promise<void> | undefined;

  readonly state = this.#pendingSignOut.state;

  constructor() {
    const { available, restored$, hidden$ } = inject(PageLifecycle);
    if (!available) return;
    const { key: ownKey } = inject(OfflineMarkers);
    const destroyRef = inject(DestroyRef);
    const listen = <E extends 'online' | 'storage'>(
      type: E,
      listener: (event: WindowEventMap[E]) => void,
    ) => {
      window.addEventListener(type, listener);
      destroyRef.onDestroy(() => window.removeEventListener(type, listener));
    };
    listen('online', () => this.#retry());
    listen('storage', ({ key, newValue }) => {
      const marker = key === ownKey || key === null ? this.#pendingSignOut.follow(newValue) : null;
      if (marker) this.#retries.follow(marker);
    });
    restored$.subscribe(() => this.#retry());
    hidden$.subscribe(() => this.#retries.release());
    inject(SignOuts).signedIn$.subscribe(() => this.#pendingSignOut.end());
    if (this.#config.offlineRules?.session) {
      effect(() => {
        this.#pendingSignOut.askSession();
        untracked(() => this.#retries.compare());
      });
    }
  }

  get pending(): boolean {
    return this.#pendingSignOut.exists;
  }

  isNewSession(): boolean {
    return this.#pendingSignOut.isNewSession();
  }

  keep(result: LogoutResult, request: LogoutRequest): LogoutResult {
    if (result.status !== 'failed' || result.error.kind !== 'network') return result;
    if (!this.#isRepeatable(request)) return result;
    if (ngDevMode) this.#warnOfBlindness();
    this.#pendingSignOut.begin();
    const { url, cause, message } = result.error;
    const error = new LogoutError('network', { url, cause, message, retrying: true });
    return { status: 'failed', error };
  }

  record(result: LogoutResult): void {
    if (result.status === 'succeeded') this.#pendingSignOut.end();
    else if (result.error.retrying) {
      this.#pendingSignOut.keepThroughCleanup();
      this.#retries.begin(backoff(0));
    }
  }

  /** Retries a sign-out that was pending when the page was opened. Resolves when the first navigation may start. */
  start(): Promise<void> {
    const marker = this.#pendingSignOut.read();
    return (this.#started ??= marker ? this.#resume(marker) : Promise.resolve());
  }

  async #resume(marker: OfflineMarker): Promise<void> {
    const settled$ = merge(this.#retries.tried$, this.#pendingSignOut.ended$).pipe(take(1));
    const settled = firstValueFrom(deadline<unknown>(settled$, START_LIMIT, () => undefined));
    this.#retries.begin();
    // Do not wait without a network, or during a longer Retry-After of the server.
    if (navigator.onLine && marker.until <= Date.now() + LEASE) await settled;
    if (!this.#pendingSignOut.isCurrent(marker)) return;
    // The app may have loaded data of the user with the cookie, which was still valid.
    runInInjectionContext(this.#injector, () => this.#config.cleanup?.().run())?.subscribe();
  }

  /** Retries when the network may be back. A visible tab goes first, because it can show a failure. */
  #retry(): void {
    this.#retries.begin(
      documentProperty(this.#document, 'visibilityState') === 'hidden' ? LOOK_AGAIN : 0,
    );
  }

  /** Whether the request can be repeated. Credentials other than cookies are gone or useless after the cleanup. */
  #isRepeatable(request: LogoutRequest): boolean {
    if (this.#injector.get(LogoutBackend).ɵneedsDocument) return false;
    const settings = runInInjectionContext(this.#injector, () => this.#config.http?.())?.();
    return !settings?.createRequest?.(request).headers.has('Authorization');
  }

  #warnOfBlindness(): void {
    const { offlineRules, isAuthenticated } = this.#config;
    if (offlineRules?.session || isAuthenticated) return;
    console.warn(
      coded(
        308,
        'withOfflineLogout() cannot notice a new sign-in, so a retry may end the session of another user. ' +
          'Set its session option, or add withSession().',
      ),
    );
  }
}
