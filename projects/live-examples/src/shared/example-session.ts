import { HttpClient } from '@angular/common/http';
import { computed, inject, signal } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';

/** A sign-out request in the server's record. Times are in milliseconds. */
export interface RecordedRequest {
  readonly arrivedAt: number;
  readonly endedAt?: number;
  readonly status?: number;
}

export type SessionState =
  'none' | 'starting' | 'unreachable' | 'signed in' | 'signed out' | 'uncertain';

/** A session on the server, and the sign-out requests that the server has recorded. */
export abstract class ExampleSession {
  protected readonly http = inject(HttpClient);
  readonly #state = signal<SessionState>('none');
  readonly #requests = signal<readonly RecordedRequest[]>([]);

  readonly state = this.#state.asReadonly();
  readonly signedIn = computed(() => this.#state() === 'signed in');
  readonly requests = this.#requests.asReadonly();

  async start(): Promise<void> {
    this.#state.set('starting');
    try {
      await this.begin();
      this.#requests.set([]);
      this.#state.set('signed in');
    } catch {
      this.#state.set('unreachable');
    }
  }

  /** For `withCleanup`. */
  forget(): void {
    this.#state.set('signed out');
  }

  /** For `withFailureHandler`, after `forget()`: the session may still be active. */
  markUncertain(): void {
    this.#state.set('uncertain');
  }

  /** Loads the server's record. */
  async refresh(): Promise<void> {
    this.#requests.set(await this.record().catch(() => []));
  }

  protected abstract begin(): Promise<void>;
  protected abstract record(): Promise<readonly RecordedRequest[]>;

  protected responseOf<T>(request: Observable<T>): Promise<T> {
    return firstValueFrom(request);
  }
}
