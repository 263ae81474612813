/** A host that no app has. If it remains after parsing, the target contains no host. */
const NOWHERE = 'https://nowhere.invalid/';

/**
 * Leading or trailing white space, control characters, plain or percent-encoded, or a backslash, which browsers treat
 * as a slash and other parsers (RFC 3986) do not.
 */
const DISGUISED = /^\s|\s$|[\0-\x1f\x7f\\]|%[01][\da-f]|%7f/i;

/** A path that another parser could read as `//host`. */
const LOOKS_LIKE_HOST = /^\/(?:[/\\]|%2f|%5c)/i;

/** A relative path that looks like a scheme (RFC 3986, section 4.2, forbids the colon). */
const LOOKS_LIKE_SCHEME = /^[^/?#]*:/;

/** The authority after a scheme, unparsed. */
const AUTHORITY = /^[^/?#]*:\/\/([^/?#]*)/;

/** Longer targets are refused, because the outcome that contains them is kept as long as the action. */
const MAX_LENGTH = 64 * 1024;

/** Options of `isSafeRedirect()`. */
export interface SafeRedirectOptions {
  /** The absolute URL to resolve relative targets against. Its origin is the app's own. */
  base: string;
  /** Other safe origins, written like `URL.origin`. @default none */
  allowedOrigins?: readonly string[] | undefined;
}

/**
 * Checks whether a redirect target is safe: on the app's own origin (with `https` or the app's own scheme), or on an
 * allowed origin. The target is parsed as browsers do (WHATWG URL Standard). Never throws: a target that is not a URL, or
 * not even a string, is not safe.
 *
 * @param target the absolute or relative URL to check.
 * @param options the base of relative targets, and other safe origins.
 * @example
 * ```ts
 * isSafeRedirect('//evil.example', { base: location.href }); // false
 * ```
 */
export function isSafeRedirect(target: string, options: SafeRedirectOptions): boolean {
  return safeRedirect(target, options) !== undefined;
}

/** The normalized URL of a safe target, or `undefined` for an unsafe one. */
export function safeRedirect(target: unknown, options: SafeRedirectOptions): URL | undefined {
  const { base, allowedOrigins = [] } = options;
  if (typeof target !== 'string' || !target || target.length > MAX_LENGTH) return undefined;
  if (DISGUISED.test(target)) return undefined;
  const own = parse(base);
  const url = parse(target, base);
  if (!own || !url) return undefined;

  if (URL.canParse(target) ? !isPlainUrl(target, url) : !isPlainPath(target)) return undefined;

  // Compares host and protocol instead of `origin`, which native shells do not have and `blob:` URLs borrow from
  // another URL.
  if (url.host === own.host && url.protocol === own.protocol) {
    return LOOKS_LIKE_HOST.test(url.pathname) ? undefined : url;
  }
  return isWeb(url) && allowedOrigins.includes(url.origin) ? url : undefined;
}

/** Whether `origin` is written like the `URL.origin` of a web server. */
export function isWebOrigin(origin: string): boolean {
  const url = parse(origin);
  return !!url && url.origin === origin && isWeb(url);
}

function isWeb(url: URL): boolean {
  return /^https?:$/.test(url.protocol);
}

/**
 * Whether the host in a target with a scheme is what it seems. Other parsers read `https:evil` as a path, find no host in
 * `https:///evil` and a user in `https://@evil`, and differ about Unicode and percent-encoding in hosts.
 */
function isPlainUrl(target: string, { host, protocol }: URL): boolean {
  const [, authority = ''] = AUTHORITY.exec(target) ?? [];
  const defaultPort = protocol === 'https:' ? /:443$/ : /:80$/;
  return host !== '' && authority.toLowerCase().replace(defaultPort, '') === host;
}

/** Whether a target without a scheme contains no host. */
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
