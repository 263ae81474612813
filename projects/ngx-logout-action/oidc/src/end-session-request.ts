import type { LogoutResponse } from 'ngx-logout-action';

/**
 * The request that ends the session at the provider (RP-Initiated Logout 1.0, section 2), as a URL or a form. Empty
 * parameters are omitted. The query of the endpoint stays in the URL.
 */
export function endSessionRequest(
  endpoint: string,
  parameters: Record<string, string | null | undefined>,
  method: 'get' | 'post',
): Pick<LogoutResponse, 'redirectUrl' | 'redirectForm'> {
  const known = Object.entries(parameters).filter((entry): entry is [string, string] => !!entry[1]);
  if (method === 'post') return { redirectUrl: endpoint, redirectForm: Object.fromEntries(known) };
  const url = new URL(endpoint);
  for (const [name, value] of known) url.searchParams.set(name, value);
  return { redirectUrl: url.href };
}
