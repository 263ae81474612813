import { doubleCsrf } from 'csrf-csrf';

/**
 * CSRF protection as Angular's HttpClient expects it: the token stands in a cookie that the page can read and
 * comes back in a header. It is bound to the session, so it is stale as soon as the session is another one.
 */
export function csrfProtection(secret: string) {
  return doubleCsrf({
    getSecret: () => secret,
    getSessionIdentifier: (req) => req.sessionID,
    cookieName: 'XSRF-TOKEN',
    cookieOptions: { httpOnly: false, sameSite: 'lax', secure: false, path: '/' },
    getCsrfTokenFromRequest: (req) => req.get('X-XSRF-TOKEN'),
  });
}
