import type { LogoutError } from './errors';

/** The request that a `LogoutBackend` gets. */
export interface LogoutRequest {
  /** The name of the invoked action. */
  action: string;
  /** The `data` of the call. */
  data?: unknown;
  /** Where the user is sent afterwards: an absolute, checked URL. */
  returnTo: string;
}

/** The response of a `LogoutBackend`. */
export interface LogoutResponse {
  /** Whether the server had no session to end. */
  alreadySignedOut?: boolean | undefined;
  /**
   * Where the server sends the user. It overrides `redirectTo` if it is safe. Outcomes, events, outputs, and
   * signals only contain the checked, absolute URL, without `id_token_hint`. They omit a refused URL.
   */
  redirectUrl?: string | undefined;
  /**
   * Makes the redirect a form POST of these fields to `redirectUrl`. Only your `LogoutBackend` can set it, never the
   * JSON of `withHttpLogout`, and only for an allowed origin other than the app's own. The fields never appear in
   * outcomes, events, outputs, or signals.
   *
   * @example The HTTP POST binding of SAML
   * ```ts
   * return of({ redirectUrl: 'https://id.example.org/slo', redirectForm: { SAMLRequest: request } });
   * ```
   */
  redirectForm?: Record<string, string> | undefined;
  /** The rest of the response: parsed JSON, or text. */
  body?: unknown;
}

/**
 * Why a call was discarded:
 *
 * - `busy`: another call was pending under `doNotExecute`.
 * - `superseded`: a later call replaced it under `executeLast`.
 * - `destroyed`: the owner of the action was destroyed while the call was queued, or the app before its request.
 * - `unavailable`: there was no page to sign out from, during server-side rendering or while the document was being unloaded.
 */
export type LogoutDiscardReason = 'busy' | 'superseded' | 'destroyed' | 'unavailable';

/** How a call ended. Every call gets exactly one outcome. */
export type LogoutOutcome =
  | { status: 'succeeded'; response: LogoutResponse; alreadySignedOut: boolean }
  | { status: 'failed'; error: LogoutError }
  | { status: 'vetoed'; by: 'guard' | 'onBeforeUpdate' | 'timeout' | 'session' }
  | { status: 'discarded'; reason: LogoutDiscardReason };

/** The outcome of a call that got as far as its request. Only these run cleanup, redirects, and events. */
export type LogoutResult = Extract<LogoutOutcome, { status: 'succeeded' | 'failed' }>;

/** The outcome for a successful response. */
export function succeeded(response: LogoutResponse): LogoutResult {
  return { status: 'succeeded', response, alreadySignedOut: !!response.alreadySignedOut };
}

/** The outcome of a call that needed no request because the user is already signed out. */
export function alreadySignedOut(): LogoutResult {
  return succeeded({ alreadySignedOut: true });
}
