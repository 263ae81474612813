import { inject, Injectable, InjectionToken, signal } from '@angular/core';
import { provideLogoutAction, withAllowedRedirects, withLogoutBackend } from 'ngx-logout-action';
import { UserManager } from 'oidc-client-ts';

import { address, CLIENT, type Client, issuer, path, scope } from '../setting';

export const USER_MANAGER = new InjectionToken('USER_MANAGER', {
  factory: () =>
    new UserManager({ authority: issuer, client_id: 'spa', redirect_uri: address, scope }),
});

// #region recipe
export const logoutAction = provideLogoutAction(
  { redirectTo: path },
  withAllowedRedirects(issuer),
  withLogoutBackend(() => {
    const manager = inject(USER_MANAGER);
    return {
      logout: async ({ returnTo }) => {
        const user = await manager.getUser();
        const url = new URL((await manager.metadataService.getEndSessionEndpoint()) ?? returnTo);
        url.searchParams.set('id_token_hint', user?.id_token ?? '');
        url.searchParams.set('post_logout_redirect_uri', returnTo);
        await manager.revokeTokens(['refresh_token']).catch(() => undefined);
        await manager.removeUser();
        return { redirectUrl: url.href };
      },
    };
  }),
);
// #endregion

@Injectable()
class ManagerClient implements Client {
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

export const providers = [logoutAction, { provide: CLIENT, useClass: ManagerClient }];
