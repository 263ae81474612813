/** The authority of Microsoft Entra ID, and your app there. */
export const issuer = 'https://login.microsoftonline.com/common';
export const clientId = 'my-client-id';

/** Where users return to. Register it there. */
export const address = `${location.origin}/`;
