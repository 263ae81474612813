/** The provider's address for the end of a session, with what is known as its parameters. */
export function endSessionUrl(
  endpoint: string,
  parameters: Record<string, string | null | undefined>,
): string {
  const url = new URL(endpoint);
  for (const [name, value] of Object.entries(parameters)) {
    if (value) url.searchParams.set(name, value);
  }
  return url.href;
}

/** Whether an address is one that `endSessionUrl` has made. */
export function isEndSessionUrl({ searchParams }: URL): boolean {
  return searchParams.has('post_logout_redirect_uri') && searchParams.has('state');
}
