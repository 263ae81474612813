/**
 * What went wrong:
 *
 * - `network`: the server was not reached, or the connection broke.
 * - `timeout`: no answer within the action's `timeout`.
 * - `csrf`: refused with 403 or 419, also after the token was fetched anew.
 * - `server`: any other status that does not say "signed out".
 * - `unexpected-response`: a 2xx whose body does not look like an answer to a logout.
 * - `backend`: a `LogoutBackend` of the app's own failed.
 */
export type LogoutErrorKind =
  'network' | 'timeout' | 'csrf' | 'server' | 'unexpected-response' | 'backend';

/** Why a logout failed. The person has to be taken to be still signed in at the server. */
export class LogoutError extends Error {
  override readonly name = 'LogoutError';

  /** The HTTP status, where there was an answer. */
  readonly status?: number;

  constructor(
    readonly kind: LogoutErrorKind,
    options: { status?: number; cause?: unknown; message?: string } = {},
  ) {
    const {
      status,
      cause,
      message = `Logout failed: ${kind}${status ? ` (${status})` : ''}`,
    } = options;
    super(message, cause === undefined ? undefined : { cause });
    if (status !== undefined) this.status = status;
  }
}
