/** A host that no app has: a target that still has it after parsing names no host. */
const NOWHERE = 'https://nowhere.invalid/';

/**
 * White space around it, control characters in it, plain or percent-encoded, or a backslash, which browsers read
 * as a slash and other parsers (RFC 3986) do not.
 */
const DISGUISED = /^\s|\s$|[\0-\x1f\x7f\\]|%[01][\da-f]|%7f/i;

/** A path that another parser could read as `//host`. */
const LOOKS_LIKE_HOST = /^\/(?:[/\\]|%2f|%5c)/i;

/** A relative path that looks like a scheme (RFC 3986, section 4.2, allows no colon there). */
const LOOKS_LIKE_SCHEME = /^[^/?#]*:/;

/** The authority after a scheme, as it is written. */
const AUTHORITY = /^[^/?#]*:\/\/([^/?#]*)/;

/** Longer targets are refused: no page has such an address, and the outcome that shows it lives as long as the action. */
const MAX_LENGTH = 64 * 1024;

/** How `isSafeRedirect` judges a target. */
export interface SafeRedirectOptions {
  /** The absolute URL that relative targets are resolved against. Its origin is the app's own. */
  base: string;
  /** Other origins that are safe, spelled like `URL.origin`. @default none */
  allowedOrigins?: readonly string[] | undefined;
}

/**
 * Checks whether a redirect target is safe: it stays on the app's own origin (by `https` or the app's own scheme), or
 * its origin is allowed by name. The target is read by the platform's URL parser (WHATWG URL Standard), as the browser
 * reads it. Never throws: a target that is not a URL, or not even a string, is not safe.
 *
 * @example
 * ```ts
 * isSafeRedirect('//evil.example', { base: location.href }); // false
 * ```
 */
export function isSafeRedirect(target: string, options: SafeRedirectOptions): boolean {
  return safeRedirect(target, options) !== undefined;
}

/** The normalized URL of a safe target; `undefined` for an unsafe one. */
export function safeRedirect(target: unknown, options: SafeRedirectOptions): URL | undefined {
  const { base, allowedOrigins = [] } = options;
  if (typeof target !== 'string' || !target || target.length > MAX_LENGTH) return undefined;
  if (DISGUISED.test(target)) return undefined;
  const own = parse(base);
  const url = parse(target, base);
  if (!own || !url) return undefined;

  if (URL.canParse(target) ? !isPlainUrl(target, url) : !isPlainPath(target)) return undefined;

  // Host and protocol instead of `origin`, which the scheme of a native shell does not have, and which `blob:`
  // borrows from another URL.
  if (url.host === own.host && url.protocol === own.protocol) {
    return LOOKS_LIKE_HOST.test(url.pathname) ? undefined : url;
  }
  return isWeb(url) && allowedOrigins.includes(url.origin) ? url : undefined;
}

/** Whether `origin` is spelled like the `URL.origin` of a web server. */
export function isWebOrigin(origin: string): boolean {
  const url = parse(origin);
  return url?.origin === origin && isWeb(url);
}

function isWeb(url: URL): boolean {
  return /^https?:$/.test(url.protocol);
}

/**
 * Whether a target with a scheme names its host as it is. For other parsers, `https:evil` is a path, `https:///evil` has
 * no host, `https://@evil` has a user, and what a browser makes of Unicode and percent-encoding in a host is up to them.
 */
function isPlainUrl(target: string, { host, protocol }: URL): boolean {
  const [, authority = ''] = AUTHORITY.exec(target) ?? [];
  const defaultPort = protocol === 'https:' ? /:443$/ : /:80$/;
  return host !== '' && authority.toLowerCase().replace(defaultPort, '') === host;
}

/** Whether a target without a scheme names no host either. */
function isPlainPath(target: string): boolean {
  const origin = parse(target, NOWHERE)?.origin;
  return `${origin}/` === NOWHERE && !LOOKS_LIKE_SCHEME.test(target);
}

function parse(url: string, base?: string): URL | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}
