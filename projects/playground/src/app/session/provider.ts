/** The OpenID Provider beside the server, if there is one; the server names it in the page. */
export const provider: readonly string[] = [
  ...document.querySelectorAll<HTMLMetaElement>('meta[name=openid-provider]'),
]
  .map(({ content }) => content)
  .filter((content) => URL.canParse(content));
