import { inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { AuthService } from '@auth0/auth0-angular';
import { map } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class Session {
  readonly #auth = inject(AuthService);
  readonly user = toSignal(this.#auth.user$.pipe(map((user) => user?.sub ?? '')), {
    initialValue: '',
  });

  signIn(): void {
    this.#auth.loginWithRedirect();
  }
}
