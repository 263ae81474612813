/**
 * Why a sign-out failed:
 *
 * - `network`: the server could not be reached, or the connection was lost.
 * - `timeout`: no response within the action's `timeout`.
 * - `csrf`: the server refused the XSRF token, even after a refresh.
 * - `server`: any other status that does not mean "signed out".
 * - `unexpected-response`: a 2xx with a body that does not look like a response to a sign-out, or a response that came
 *   from another origin through a redirect.
 * - `backend`: the app's own `LogoutBackend`, or an interceptor, failed.
 */
export type LogoutErrorKind =
  'network' | 'timeout' | 'csrf' | 'server' | 'unexpected-response' | 'backend';

/** Details of a `LogoutError`. */
export interface LogoutErrorOptions {
  /** The HTTP status of the response. */
  status?: number | undefined;
  /** The absolute URL of the request. Only its origin and path are kept. */
  url?: string | undefined;
  /** Whether `withOfflineLogout` completes the sign-out later. @default false */
  retrying?: boolean | undefined;
  /** @internal The `Retry-After` header of the response. */
  retryAfter?: string | undefined;
  /** The error that caused this one. */
  cause?: unknown;
  /** The message of the error. @default the kind and the status */
  message?: string | undefined;
}

/**
 * Describes why a sign-out failed. Assume that the user is still signed in at the server.
 *
 * @example
 * ```ts
 * const outcome = await inject(LogoutActionService).logout();
 * if (outcome.status === 'failed' && outcome.error.kind === 'network') showOfflineHint();
 * ```
 */
export class LogoutError extends Error {
  /** Always `'LogoutError'`. */
  override readonly name = 'LogoutError';

  /** The HTTP status, if the server responded. */
  readonly status?: number;

  /** Origin and path of the request, without its query, fragment, and user info. */
  readonly url?: string;

  /** Whether `withOfflineLogout` completes this sign-out later. */
  readonly retrying: boolean;

  /** @internal The `Retry-After` header of the response. */
  readonly retryAfter?: string;

  /**
   * @param kind why the sign-out failed.
   * @param options status, URL, cause, and message.
   */
  constructor(
    /** Why the sign-out failed. */
    readonly kind: LogoutErrorKind,
    options: LogoutErrorOptions = {},
  ) {
    const { status, retryAfter, cause } = options;
    const message = options.message ?? `Logout failed: ${kind}${status ? ` (${status})` : ''}`;
    super(message, cause === undefined ? undefined : { cause });
    this.retrying = options.retrying ?? false;
    if (status !== undefined) this.status = status;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
    const url = originAndPath(options.url);
    if (url !== undefined) this.url = url;
  }
}

/** Drops the parts of a URL that may contain secrets: query, fragment, and user info. */
export function originAndPath(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

/** A long text guarded by `ngDevMode &&`, which is not in production builds. */
export type DevText = string | false | null;

/**
 * A mistake in the configuration of the app. Example: `LOGOUT-102: what is wrong. How to fix it. See docs/errors#logout-102`.
 * Production builds contain only the code; `docs/errors.md` explains each one.
 */
export class LogoutConfigurationError extends Error {
  /** Always `'LogoutConfigurationError'`. */
  override readonly name = 'LogoutConfigurationError';

  /** For example `LOGOUT-102`. */
  readonly code: string;

  constructor(code: number, text?: string | false | null) {
    super(coded(code, text));
    this.code = coded(code);
  }
}

/** `LOGOUT-102: text See docs/errors#logout-102`, or only the code without a text. */
export function coded(code: number, text?: DevText): string {
  return `LOGOUT-${code}${text ? `: ${text} See docs/errors#logout-${code}` : ''}`;
}
