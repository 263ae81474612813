import { HttpClient } from '@angular/common/http';
import { afterNextRender, inject, Injectable, Injector, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class Session {
  readonly #http = inject(HttpClient);
  readonly #injector = inject(Injector);
  readonly #user = signal('');

  /** The name of the user, or an empty string. */
  readonly user = this.#user.asReadonly();

  async load(): Promise<void> {
    const me = this.#http.get<{ name: string }>('/api/me');
    const { name } = await firstValueFrom(me).catch(() => ({ name: '' }));
    this.#user.set(name);
  }

  /** How often a sign-out has cleaned up. */
  readonly forgotten = signal(0);

  forget(): void {
    this.forgotten.update((times) => times + 1);
    this.#user.set('');
  }

  /** Resolves when everything that depends on the user is gone from the page. */
  rendered(): Promise<void> {
    return new Promise((resolve) => {
      afterNextRender({ read: () => resolve() }, { injector: this.#injector });
    });
  }
}
