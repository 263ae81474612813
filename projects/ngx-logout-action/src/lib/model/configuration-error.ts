/** A text behind `ngDevMode &&`, which production builds leave out. */
export type DevText = string | false | null;

/**
 * A mistake of the developer. The message is `LOGOUT-102: what is wrong. How to mend it.`; production
 * builds keep the code alone. The codes are listed in `docs/errors.md`.
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

/** `LOGOUT-102: text`, or the code alone where there is no text. */
export function coded(code: number, text?: DevText): string {
  return `LOGOUT-${code}${text ? `: ${text}` : ''}`;
}
