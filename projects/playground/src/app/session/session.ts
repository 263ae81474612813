import { HttpClient, HttpContext } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { KEEP_SESSION } from 'ngx-logout-action';

import { DEMO } from './demo-account';

export interface User {
  readonly username: string;
  readonly name: string;
}

/**
 * Who is signed in, according to the server. Private data is only shown while there is a user, and the header only offers
 * "Sign in" while there is none and no sign-out has failed.
 */
@Injectable({ providedIn: 'root' })
export class Session {
  readonly #http = inject(HttpClient);
  readonly #user = signal<User | null>(null);
  readonly #failed = signal(false);

  readonly user = this.#user.asReadonly();

  /** Whether the session may still be alive on the server, because a sign-out has failed. */
  readonly uncertain = computed(() => this.#failed() && this.#user() === null);

  /** Whether the page shows a sign-out in its frame, which no push and no other tab may interrupt. */
  readonly playing = signal(false);

  /** How often the user was cleared: once per executed sign-out. */
  readonly forgotten = signal(0);

  /** Asks the server who is signed in. */
  async load(): Promise<void> {
    this.#user.set((await this.ask()) ?? null);
  }

  /** The user who is signed in at the server, or `undefined` if it does not say. Does not change the state here. */
  async ask(): Promise<User | null | undefined> {
    return firstValueFrom(this.#http.get<User | null>('/api/me')).catch(() => undefined);
  }

  /** @throws if the server refuses or cannot be reached. */
  async signIn(username: string, password: string): Promise<void> {
    // A 401 here is about the password, not the session.
    const context = new HttpContext().set(KEEP_SESSION, true);
    await firstValueFrom(this.#http.get('/csrf'));
    const login = this.#http.post<User>('/login', { username, password }, { context });
    this.#user.set(await firstValueFrom(login));
    this.#failed.set(false);
  }

  /** @throws if the server cannot be reached. */
  async signInToDemo(): Promise<void> {
    await this.signIn(DEMO.username, DEMO.password);
  }

  /** For `withCleanup`. */
  forget(): void {
    this.forgotten.update((times) => times + 1);
    this.#user.set(null);
    this.#failed.set(false);
  }

  /** For `withFailureHandler`, after `forget()`. */
  markUncertain(): void {
    this.#failed.set(true);
  }
}
