/**
 * Why a sign-out failed:
 *
 * - `network`: the server was not reached, or the connection broke.
 * - `timeout`: no answer within the action's `timeout`.
 * - `csrf`: the server refused the XSRF token, also after it was refreshed.
 * - `server`: any other status that does not mean "signed out".
 * - `unexpected-response`: a 2xx whose body does not look like the answer to a sign-out, or an answer that came
 *   from another origin through a redirect.
 * - `backend`: the app's own `LogoutBackend` or one of its interceptors failed.
 */
export type LogoutErrorKind =
  'network' | 'timeout' | 'csrf' | 'server' | 'unexpected-response' | 'backend';

/** Details of a `LogoutError`. */
export interface LogoutErrorOptions {
  /** The HTTP status of the answer. */
  status?: number | undefined;
  /** The absolute URL of the request. Only its origin and path are kept. */
  url?: string | undefined;
  /** Whether the sign-out is completed later. @default false */
  retrying?: boolean | undefined;
  /** @internal The `Retry-After` header of the answer. */
  retryAfter?: string | undefined;
  /** The error behind this one. */
  cause?: unknown;
  /** The text of the error. @default the kind and the status */
  message?: string | undefined;
}

/**
 * Describes why a sign-out failed. The user must be considered still signed in at the server.
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

  /** The HTTP status, if the server answered. */
  readonly status?: number;

  /** Origin and path of the request. Never holds a query, a fragment, or user info. */
  readonly url?: string;

  /** Whether this sign-out is completed later (`withOfflineLogout`). */
  readonly retrying: boolean;

  /** @internal The `Retry-After` header of the answer. */
  readonly retryAfter?: string;

  /**
   * @param kind the reason of the failure.
   * @param options status, URL, cause, and message.
   */
  constructor(
    /** The reason of the failure. */
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

/** Drops everything of a URL that may hold a secret: query, fragment, and user info. */
export function originAndPath(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

/** A long text guarded by `ngDevMode &&`, which production builds drop. */
export type DevText = string | false | null;

/**
 * A mistake in the app's configuration. The message reads `LOGOUT-102: what is wrong. How to fix it. Where to read on`.
 * Production builds keep only the code; `docs/errors.md` explains each one.
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

/** `LOGOUT-102: text See docs/errors#logout-102`, or just the code if there is no text. */
export function coded(code: number, text?: DevText): string {
  return `LOGOUT-${code}${text ? `: ${text} See docs/errors#logout-${code}` : ''}`;
}
