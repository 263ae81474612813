const isSecure = location.protocol === 'https:';

/** Over https, the cookies of the server have a prefix that no sibling domain can set. */
export const XSRF_COOKIE = `${isSecure ? '__Host-' : ''}XSRF-TOKEN`;

/** Replaces the token with one that the server does not know. */
export function invalidateXsrfToken(): void {
  document.cookie = `${XSRF_COOKIE}=stale; path=/${isSecure ? '; secure' : ''}`;
}
