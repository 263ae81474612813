import { inject, Injectable, signal } from '@angular/core';
import { MSAL_INSTANCE, MsalBroadcastService, MsalService } from '@azure/msal-angular';
import { PublicClientApplication } from '@azure/msal-browser';
import { provideLogoutAction, withAllowedRedirects, withLogoutBackend } from 'ngx-logout-action';
import { firstValueFrom } from 'rxjs';

import { address, CLIENT, type Client, issuer, path } from '../setting';

// #region recipe
export const logoutAction = provideLogoutAction(
  { redirectTo: path },
  withAllowedRedirects(issuer),
  withLogoutBackend(() => {
    const msal = inject(MsalService);
    return {
      logout: async ({ returnTo }) => {
        const [account] = msal.instance.getAllAccounts();
        const url = new URL(`${issuer}/oauth2/v2.0/logout`);
        url.searchParams.set('post_logout_redirect_uri', returnTo);
        if (account?.username) url.searchParams.set('logout_hint', account.username);
        await msal.instance.clearCache({ account });
        return { redirectUrl: url.href };
      },
    };
  }),
);
// #endregion

@Injectable()
class MsalClient implements Client {
  readonly #msal = inject(MsalService);
  readonly user = signal('');

  async start(): Promise<void> {
    await firstValueFrom(this.#msal.initialize());
    await firstValueFrom(this.#msal.handleRedirectObservable());
    this.user.set(this.#msal.instance.getAllAccounts()[0]?.localAccountId ?? '');
  }

  signIn(): void {
    this.#msal.loginRedirect();
  }
}

export const providers = [
  {
    provide: MSAL_INSTANCE,
    useFactory: () =>
      new PublicClientApplication({
        auth: { clientId: 'spa', authority: issuer, redirectUri: address },
      }),
  },
  MsalService,
  MsalBroadcastService,
  logoutAction,
  { provide: CLIENT, useClass: MsalClient },
];
