/** The authority of Microsoft Entra ID, and the ID of your app. */
export const issuer = 'https://login.microsoftonline.com/common';
export const clientId = 'my-client-id';

/** The URL to which Microsoft Entra ID redirects users. Register it there. */
export const address = `${location.origin}/`;
