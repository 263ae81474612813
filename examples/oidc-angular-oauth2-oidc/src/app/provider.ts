/** The OpenID Provider. src/index.html names it. */
export const issuer =
  document.querySelector<HTMLMetaElement>('meta[name=openid-provider]')?.content ?? '';

export const clientId = 'spa';

/** Where the provider sends users back to. Register it there. */
export const address = `${location.origin}/`;
