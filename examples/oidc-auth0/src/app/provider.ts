/** Your Auth0 tenant and app. */
export const issuer = 'https://my-tenant.eu.auth0.com';
export const clientId = 'my-client-id';

/** The URL to which Auth0 redirects users. Register it there. */
export const address = `${location.origin}/`;
