/** A long text guarded by `ngDevMode &&`, which production builds drop. */
export type DevText = string | false | null;

/**
 * A mistake in the app's configuration. The message reads `LOGOUT-102: what is wrong. How to fix it. Where to read on`.
 * Production builds keep only the code; `docs/errors.md` explains each one.
 */
export class LogoutConfigurationError extends Error {
  override readonly name = 'LogoutConfigurationError';

  /** For example `LOGOUT-102`. */
  readonly code: string;

  constructor(code: number, text?: DevText) {
    super(coded(code, text));
    this.code = coded(code);
  }
}

/** `LOGOUT-102: text See docs/errors#logout-102`, or just the code if there is no text. */
export function coded(code: number, text?: DevText): string {
  return `LOGOUT-${code}${text ? `: ${text} See docs/errors#logout-${code}` : ''}`;
}
