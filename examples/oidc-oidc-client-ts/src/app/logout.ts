import { inject } from '@angular/core';
import { provideLogoutAction, withAllowedRedirects, withLogoutBackend } from 'ngx-logout-action';

import { issuer } from './provider';
import { USER_MANAGER } from './user-manager';

export const logoutAction = provideLogoutAction(
  { redirectTo: 'home' },
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
