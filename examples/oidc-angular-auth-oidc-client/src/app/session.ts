import { inject, Injectable, signal } from '@angular/core';
import { OidcSecurityService } from 'angular-auth-oidc-client';
import { firstValueFrom } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class Session {
  readonly #oidc = inject(OidcSecurityService);
  readonly user = signal('');

  async start(): Promise<void> {
    const { isAuthenticated, userData } = await firstValueFrom(this.#oidc.checkAuth());
    const { sub } = (userData ?? {}) as { sub?: string };
    this.user.set(isAuthenticated ? (sub ?? '') : '');
  }

  signIn(): void {
    this.#oidc.authorize();
  }
}
