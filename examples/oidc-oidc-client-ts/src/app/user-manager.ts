import { InjectionToken } from '@angular/core';
import { UserManager } from 'oidc-client-ts';

import { address, clientId, issuer } from './provider';

export const USER_MANAGER = new InjectionToken('USER_MANAGER', {
  factory: () =>
    new UserManager({
      authority: issuer,
      client_id: clientId,
      redirect_uri: address,
      scope: 'openid profile',
    }),
});
