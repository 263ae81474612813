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
 * Who is signed in, as the server says. Private data is on the screen only while there is a user, and the header offers
 * "Sign in" only while there is none and no sign-out has failed.
 */
@Injectable({ providedIn: 'root' })
export class Session {
  readonly #http = inject(HttpClient);
  readonly #user = signal<User | null>(null);
  readonly #failed = signal(false);

  readonly user = this.#user.asReadonly();

  /** Whether the session may still live at the server although the user signed out: the sign-out failed. */
  readonly doubtful = computed(() => this.#failed() && this.#user() === null);

  /** Whether the page plays a sign-out and shows how it ends: neither a push nor another tab may end it before. */
  readonly playing = signal(false);

  /** How often the user state was cleared: once per executed sign-out. */
  readonly forgotten = signal(0);

  /** Asks the server who is signed in. */
  async load(): Promise<void> {
    this.#user.set((await this.ask()) ?? null);
  }

  /** Who is signed in at the server; `undefined` if it does not say. Changes nothing here. */
  async ask(): Promise<User | null | undefined> {
    return firstValueFrom(this.#http.get<User | null>('/api/me')).catch(() => undefined);
  }

  /** @throws if the server refuses or cannot be reached. */
  async signIn(username: string, password: string): Promise<void> {
    // A 401 is about the password, not about a session.
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
  doubt(): void {
    this.#failed.set(true);
  }
}
