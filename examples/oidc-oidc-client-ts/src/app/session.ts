import { inject, Injectable, signal } from '@angular/core';

import { address } from './provider';
import { USER_MANAGER } from './user-manager';

@Injectable({ providedIn: 'root' })
export class Session {
  readonly #manager = inject(USER_MANAGER);
  readonly user = signal('');

  async start(): Promise<void> {
    if (location.search.includes('code=')) {
      await this.#manager.signinCallback();
      history.replaceState(null, '', address);
    }
    this.user.set((await this.#manager.getUser())?.profile.sub ?? '');
  }

  signIn(): void {
    void this.#manager.signinRedirect();
  }
}
