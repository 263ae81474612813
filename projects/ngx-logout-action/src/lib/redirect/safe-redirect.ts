/** A host that no app has: what still has it after parsing named no host of its own. */
const NOWHERE = 'https://nowhere.invalid/';

/** White space around it, or control characters in it, written out or percent-encoded. */
const DISGUISED = /^\s|\s$|[\0-\x1f\x7f]|%[01][\da-f]|%7f/i;

/** A path that some later reader would take for `//host`. */
const LOOKS_LIKE_HOST = /^\/(?:[/\\]|%2f|%5c)/i;

/** A relative path that begins like a scheme (RFC 3986 section 4.2 forbids a colon there). */
const LOOKS_LIKE_SCHEME = /^[^/?#]*:/;

/** Where a target is judged from. */
export interface SafeRedirectOptions {
  /** The absolute URL against which a relative target is resolved; its origin is the app's own. */
  base: string;
  /** Other origins that may be gone to, exactly as `URL.origin` writes them. */
  allowedOrigins?: readonly string[];
}

/**
 * Whether a target may be redirected to: it stays on the app's own origin (by `https` or the app's own
 * scheme), or goes to an origin that is allowed by name. It is read by the URL parser of the platform
 * (WHATWG URL Standard), as the browser will read it. Never throws: what is no URL is not safe.
 */
export function isSafeRedirect(target: string, options: SafeRedirectOptions): boolean {
  return safeRedirect(target, options) !== undefined;
}

/** The normalised URL of a safe target; `undefined` where it is not safe. */
export function safeRedirect(target: string, options: SafeRedirectOptions): URL | undefined {
  const { base, allowedOrigins = [] } = options;
  if (!target || DISGUISED.test(target)) return undefined;
  const own = parse(base);
  const url = parse(target, base);
  if (!own || !url) return undefined;

  // With a scheme, both readings of the target must agree: `https:evil` is a path to one of them.
  const absolute = parse(target);
  if (absolute ? absolute.href !== url.href : !isPlainPath(target)) return undefined;
  if (url.username || url.password) return undefined;

  // Hosts and schemes rather than `origin`, which a native shell's own scheme does not have, and which
  // `blob:` borrows from somebody else.
  if (url.host === own.host && url.protocol === own.protocol) {
    return LOOKS_LIKE_HOST.test(url.pathname) ? undefined : url;
  }
  return isWeb(url) && allowedOrigins.includes(url.origin) ? url : undefined;
}

/** Whether `origin` is written as `URL.origin` writes one of a web server. */
export function isWebOrigin(origin: string): boolean {
  const url = parse(origin);
  return url?.origin === origin && isWeb(url);
}

function isWeb(url: URL): boolean {
  return /^https?:$/.test(url.protocol);
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
