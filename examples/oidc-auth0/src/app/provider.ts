/** Your Auth0 tenant and app. */
export const issuer = 'https://my-tenant.eu.auth0.com';
export const clientId = 'my-client-id';

/** Where Auth0 sends users back to. Register it there. */
export const address = `${location.origin}/`;
