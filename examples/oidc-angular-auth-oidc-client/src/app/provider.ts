/** The URL of the OpenID Provider, from src/index.html. */
export const issuer =
  document.querySelector<HTMLMetaElement>('meta[name=openid-provider]')?.content ?? '';

export const clientId = 'spa';

/** The URL to which the provider redirects users. Register it there. */
export const address = `${location.origin}/`;
