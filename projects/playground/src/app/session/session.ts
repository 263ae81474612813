import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';

export interface User {
  readonly username: string;
  readonly name: string;
}

/** Who is signed in, as the server says. */
@Injectable({ providedIn: 'root' })
export class Session {
  readonly #http = inject(HttpClient);
  readonly #user = signal<User | null>(null);

  readonly user = this.#user.asReadonly();

  /** Asks the server who is signed in. No one, if it refuses or does not answer. */
  async load(): Promise<void> {
    try {
      this.#user.set(await firstValueFrom(this.#http.get<User>('/api/me')));
    } catch {
      this.#user.set(null);
    }
  }

  /** Rejects where the server refuses. */
  async signIn(username: string, password: string): Promise<void> {
    await firstValueFrom(this.#http.get('/csrf'));
    this.#user.set(await firstValueFrom(this.#http.post<User>('/login', { username, password })));
  }

  /** How often the user state was cleared: once per completed sign-out. */
  readonly forgotten = signal(0);

  forget(): void {
    this.forgotten.update((times) => times + 1);
    this.#user.set(null);
  }
}
