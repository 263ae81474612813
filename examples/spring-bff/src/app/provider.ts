/** The origin of the OpenID Provider, which src/index.html names. The server redirects there. */
export const provider =
  document.querySelector<HTMLMetaElement>('meta[name=openid-provider]')?.content ?? '';
