import { doubleCsrf } from 'csrf-csrf';

/**
 * CSRF protection as Angular's HttpClient expects it: the token is in a cookie that the page can
 * read, and comes back in a header, or in the field `_csrf` of a parsed form body. It is bound to
 * the session, so it becomes invalid when the session changes.
 */
export function csrfProtection(secret: string, cookies: { prefix: string; secure: boolean }) {
  return doubleCsrf({
    getSecret: () => secret,
    getSessionIdentifier: (req) => req.sessionID,
    cookieName: `${cookies.prefix}XSRF-TOKEN`,
    cookieOptions: { httpOnly: false, sameSite: 'lax', secure: cookies.secure, path: '/' },
    getCsrfTokenFromRequest: (req) => {
      const { _csrf: field } = (req.body ?? {}) as Record<string, unknown>;
      return req.get('X-XSRF-TOKEN') ?? (typeof field === 'string' ? field : undefined);
    },
  });
}
