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

/** Starts to listen with the app. */
export function provideSessionEvents(): EnvironmentProviders {
  return provideEnvironmentInitializer(() => void inject(SessionEvents));
}

/** Listens to the server while a user is signed in. Signs the user out here when the server has ended the session. */
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
      if (!this.#session.user()) return;
      const stop = new AbortController();
      onCleanup(() => stop.abort());
      // An open connection would keep the page out of the back/forward cache.
      addEventListener('pagehide', () => stop.abort(), { signal: stop.signal });
      void this.#takeTurn(stop.signal);
    });
  }

  /** One tab listens for all: with HTTP/1.1, a browser opens six connections per origin. `withTabSync()` tells the others. */
  async #takeTurn(signal: AbortSignal): Promise<void> {
    try {
      await navigator.locks.request('session-events', { signal }, () => this.#listen(signal));
    } catch (error) {
      // Aborted while another tab listens.
      if (!signal.aborted) throw error;
    }
  }

  async #listen(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let state = await nextState(signal);
      if (state === 'refused') state = await this.#ask();
      if (signal.aborted) return;
      if (state === 'ended') await this.#logout.sessionEnded();
      if (state !== 'unknown') return;
      await pause(RETRY_AFTER, signal);
    }
  }

  /** A refused stream does not tell its status. Any other private request does. */
  async #ask(): Promise<'ended' | 'without-stream' | 'unknown'> {
    try {
      await firstValueFrom(this.#http.get('/api/account'));
      return 'without-stream';
    } catch (error) {
      return error instanceof HttpErrorResponse && error.status === 401 ? 'ended' : 'unknown';
    }
  }
}

type State = 'ended' | 'refused' | 'stopped' | 'without-stream' | 'unknown';

/** Opens the stream. Browsers connect again by themselves after a break, but not after an answer like 401 or 503. */
function nextState(signal: AbortSignal): Promise<State> {
  const events = new EventSource('/api/session-events');
  return new Promise<State>((resolve) => {
    signal.addEventListener('abort', () => resolve('stopped'));
    events.addEventListener('ended', () => resolve('ended'));
    events.addEventListener('error', () => {
      if (events.readyState === EventSource.CLOSED) resolve('refused');
    });
  }).finally(() => events.close());
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
