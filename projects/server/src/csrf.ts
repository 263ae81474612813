import { doubleCsrf } from 'csrf-csrf';

/**
 * CSRF protection as Angular's HttpClient expects it: the token is in a cookie that the page can read and comes back in
 * a header. It is bound to the session, so it is stale as soon as the session is another one.
 */
export function csrfProtection(secret: string, cookies: { prefix: string; secure: boolean }) {
  return doubleCsrf({
    getSecret: () => secret,
    getSessionIdentifier: (req) => req.sessionID,
    cookieName: `${cookies.prefix}XSRF-TOKEN`,
    cookieOptions: { httpOnly: false, sameSite: 'lax', secure: cookies.secure, path: '/' },
    getCsrfTokenFromRequest: (req) => req.get('X-XSRF-TOKEN'),
  });
}
