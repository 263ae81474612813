import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import {
  effect,
  type EnvironmentProviders,
  inject,
  Injectable,
  provideEnvironmentInitializer,
  signal,
} from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { LogoutActionService } from 'ngx-logout-action';

import { Session } from './session';

const RETRY_AFTER = 10_000;

/** Listens from the start of the app. */
export function provideSessionEvents(): EnvironmentProviders {
  return provideEnvironmentInitializer(() => void inject(SessionEvents));
}

/** Listens to the server while a user is signed in, and signs out here when the server has ended the session. */
@Injectable({ providedIn: 'root' })
export class SessionEvents {
  readonly #http = inject(HttpClient);
  readonly #logout = inject(LogoutActionService);
  readonly #session = inject(Session);
  readonly #timesRestored = signal(0);

  constructor() {
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) this.#timesRestored.update((times) => times + 1);
    });
    effect((onCleanup) => {
      this.#timesRestored();
      if (!this.#session.user() || this.#session.playing()) return;
      const stop = new AbortController();
      onCleanup(() => stop.abort());
      // An open connection would prevent the back/forward cache.
      addEventListener('pagehide', () => stop.abort(), { signal: stop.signal });
      void this.#takeTurn(stop.signal);
    });
  }

  /** One tab listens for all, because browsers limit HTTP/1.1 connections per origin. `withTabSync()` notifies the others. */
  async #takeTurn(signal: AbortSignal): Promise<void> {
    try {
      await navigator.locks.request('session-events', { signal }, () => this.#listen(signal));
    } catch (error) {
      // Aborted while another tab was listening.
      if (!signal.aborted) throw error;
    }
  }

  async #listen(signal: AbortSignal): Promise<void> {
    for (;;) {
      const end = await endOfStream(signal);
      const signedIn = end === 'ended' ? false : await this.#isSignedIn(signal);
      if (signal.aborted) return;
      if (signedIn === false) await this.#logout.sessionEnded();
      // Some servers do not offer the stream.
      if (signedIn === false || (signedIn && end === 'refused')) return;
      await pause(RETRY_AFTER, signal);
    }
  }

  /** Sends another private request, because a stream does not say why it was refused. `undefined` without a clear answer. */
  async #isSignedIn(signal: AbortSignal): Promise<boolean | undefined> {
    if (signal.aborted) return undefined;
    try {
      await firstValueFrom(this.#http.get('/api/account'));
      return true;
    } catch (error) {
      return error instanceof HttpErrorResponse && error.status === 401 ? false : undefined;
    }
  }
}

/** Browsers reopen a broken stream automatically, until the server responds with a status such as 401 or 503. */
async function endOfStream(signal: AbortSignal): Promise<'ended' | 'closed' | 'refused'> {
  const events = new EventSource('/api/session-events');
  const end = await new Promise<'ended' | 'closed' | 'refused'>((resolve) => {
    let wasOpen = false;
    const closed = () => resolve(wasOpen ? 'closed' : 'refused');
    signal.addEventListener('abort', closed);
    events.addEventListener('open', () => (wasOpen = true));
    events.addEventListener('ended', () => resolve('ended'));
    events.addEventListener('error', () => {
      if (events.readyState === EventSource.CLOSED) closed();
    });
  });
  events.close();
  return end;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
