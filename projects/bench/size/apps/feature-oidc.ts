import { withOidcLogout } from 'ngx-logout-action/oidc';

import { startFeatureApp } from '../feature-app';

startFeatureApp({
  features: [withOidcLogout({ issuer: 'https://id.example.org', clientId: 'app' })],
});
