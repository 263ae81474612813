import { HttpClient } from '@angular/common/http';
import { afterNextRender, DestroyRef, inject, Injectable, Injector, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { LogoutActionService } from 'ngx-logout-action';

const NO_USER = { name: '', session: '' };

@Injectable({ providedIn: 'root' })
export class Session {
  readonly #http = inject(HttpClient);
  readonly #injector = inject(Injector);
  readonly #user = signal('');
  readonly #hash = signal('');

  /** The name of the user, or an empty string. */
  readonly user = this.#user.asReadonly();

  /** Identifies the session. A sign-out keeps it, so that an offline sign-out can be completed. */
  readonly hash = this.#hash.asReadonly();

  constructor() {
    const load = () => void this.load();
    window.addEventListener('online', load);
    inject(DestroyRef).onDestroy(() => window.removeEventListener('online', load));
  }

  async load(): Promise<void> {
    const { name } = await this.#ask();
    // While an offline sign-out is pending, the cookie may still be that of the old session.
    if (this.#injector.get(LogoutActionService).offlineLogout() === 'none') this.#user.set(name);
  }

  async signIn(username: string, password: string): Promise<void> {
    await firstValueFrom(this.#http.get('/csrf'));
    await firstValueFrom(this.#http.post('/login', { username, password }));
    const { name } = await this.#ask();
    this.#user.set(name);
  }

  /** How often the cleanup has run. */
  readonly forgotten = signal(0);

  forget(): void {
    this.forgotten.update((times) => times + 1);
    this.#user.set('');
  }

  /** Resolves when Angular has rendered the page without the user. */
  rendered(): Promise<void> {
    return new Promise((resolve) => {
      afterNextRender({ read: () => resolve() }, { injector: this.#injector });
    });
  }

  async #ask(): Promise<{ name: string }> {
    const me$ = this.#http.get<{ name: string; session: string } | null>('/api/me');
    const { name, session } = (await firstValueFrom(me$).catch(() => null)) ?? NO_USER;
    if (session) this.#hash.set(session);
    return { name };
  }
}
