/** The origin of the OpenID Provider, from src/index.html. The server redirects there. */
export const provider =
  document.querySelector<HTMLMetaElement>('meta[name=openid-provider]')?.content ?? '';
