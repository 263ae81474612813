import type { LogoutError } from './logout-error';

/** What a back end is asked. */
export interface LogoutRequest {
  /** The name of the action that was invoked. */
  action: string;
  /** What the call was given. */
  data?: unknown;
  /** Absolute and checked: where the person is to be sent afterwards. */
  returnTo: string;
}

/** What a back end answers. */
export interface LogoutResponse {
  /** Whether there was no session left to end. */
  alreadySignedOut?: boolean;
  /** Where the server wants the person to go; wins over `redirectTo` if it is safe. */
  redirectUrl?: string;
  /** What the server said besides: parsed JSON, or text. */
  body?: unknown;
}

/** Why a call was not carried out at all. */
export type LogoutDiscardReason = 'busy' | 'superseded' | 'destroyed' | 'unavailable';

/** What became of one call; every caller is told exactly one. */
export type LogoutOutcome =
  | { status: 'succeeded'; response: LogoutResponse; alreadySignedOut: boolean }
  | { status: 'failed'; error: LogoutError }
  | { status: 'vetoed'; by: 'guard' | 'onBeforeUpdate' | 'timeout' }
  | { status: 'discarded'; reason: LogoutDiscardReason };

/** The outcome of a call that reached step 5: the only ones that events and redirects follow. */
export type LogoutResult = Extract<LogoutOutcome, { status: 'succeeded' | 'failed' }>;
