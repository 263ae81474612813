import * as fc from 'fast-check';
import { parse, resolve } from 'fast-uri';

import cases from '../../testing/safe-redirect.json';
import { isSafeRedirect, isWebOrigin } from './safe-redirect';

const { base, allowedOrigins } = cases;

const pieces = fc.constantFrom(...cases.pieces);
const targets = fc.oneof(
  fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
  fc.array(pieces, { maxLength: 4 }).map((parts) => `https://${parts.join('')}`),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.webUrl(),
);

describe('isSafeRedirect()', () => {
  it.each(cases.allow)('allows %j', (target) => {
    expect(isSafeRedirect(target, { base, allowedOrigins })).toBe(true);
  });

  it.each(cases.refuse)('rejects %j', (target) => {
    expect(isSafeRedirect(target, { base, allowedOrigins })).toBe(false);
  });

  it.each([
    'https:evil.example',
    'https:/evil.example',
    'https:app.example',
    'https://user@app.example/',
    'https://idp.example:8443/',
    'http://idp.example/',
    'blob:https://idp.example/x',
    'https://',
    '/a/..//evil.example',
    '/%5cevil.example',
    '/x%0d%0aSet-Cookie:a',
  ])('also rejects %j', (target) => {
    expect(isSafeRedirect(target, { base, allowedOrigins })).toBe(false);
  });

  it('rejects other origins unless they are allowed', () => {
    expect(isSafeRedirect('https://idp.example/', { base })).toBe(false);
  });

  it('keeps a native shell on its own host, although its scheme has no origin', () => {
    const options = { base: 'capacitor://localhost/home' };
    expect(isSafeRedirect('/login', options)).toBe(true);
    expect(isSafeRedirect('capacitor://evil/login', options)).toBe(false);
    expect(isSafeRedirect('javascript:alert(1)', options)).toBe(false);
  });

  it.each([
    ['data:text/html,<script>alert(1)</script>', 'data:text/html,app'],
    ['blob:https://evil.example/x', 'blob:https://app.example/app'],
    ['javascript:alert(1)', 'javascript:0'],
    ['file:///etc/passwd', 'file:///app/index.html'],
  ])('rejects %s from %s, which has no host', (target, base) => {
    expect(isSafeRedirect(target, { base })).toBe(false);
  });

  it('allows other files of an app without a host', () => {
    expect(isSafeRedirect('/app/login.html', { base: 'file:///app/index.html' })).toBe(true);
  });

  it('rejects targets over 64 KiB', () => {
    const target = (length: number) => '/'.padEnd(length, 'x');
    expect(isSafeRedirect(target(64 * 1024), { base })).toBe(true);
    expect(isSafeRedirect(target(64 * 1024 + 1), { base })).toBe(false);
  });

  it('returns false for a malformed URL, and does not throw', () => {
    expect(isSafeRedirect('/login', { base: 'nonsense' })).toBe(false);
    expect(isSafeRedirect('https://[', { base })).toBe(false);
  });

  it.each(['', '/', 'app.example'])('returns false for the base %j, and does not throw', (base) => {
    const options = { base, allowedOrigins: ['https://id.example'] };
    expect(isSafeRedirect('https://id.example/end', options)).toBe(false);
  });

  it('never allows a target that the platform resolves to another origin', () => {
    fc.assert(
      fc.property(targets, (target) => {
        if (!isSafeRedirect(target, { base })) return;
        const { origin, protocol, pathname } = new URL(target, base);
        expect({ origin, protocol }).toEqual({ origin: 'https://app.example', protocol: 'https:' });
        expect(pathname).not.toMatch(/^\/[/\\]/);
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('A target that is safe in a browser', () => {
  /** A target that a strict parser rejects, such as a malformed percent-encoding, leads nowhere. */
  function strictly(target: string): ReturnType<typeof parse> {
    try {
      return parse(resolve(base, target));
    } catch {
      return {};
    }
  }

  it('has the same host for a strict parser (RFC 3986), as in servers and command-line tools', () => {
    fc.assert(
      fc.property(targets, (target) => {
        if (!isSafeRedirect(target, { base })) return;
        const { scheme = 'https', host = 'app.example', userinfo } = strictly(target);
        expect({ scheme, host, userinfo }).toEqual({ scheme: 'https', host: 'app.example' });
      }),
      { numRuns: 20_000 },
    );
  });

  it('has no backslash, which browsers treat as a slash, unlike strict parsers', () => {
    for (const target of ['https://app.example\\@evil.example', '/\\evil.example', '/a\\b']) {
      expect(isSafeRedirect(target, { base })).toBe(false);
    }
  });
});

describe('isWebOrigin()', () => {
  it.each(['https://id.example', 'http://localhost:8080'])('accepts %s', (origin) => {
    expect(isWebOrigin(origin)).toBe(true);
  });

  it.each([
    'https://id.example/',
    'id.example',
    'null',
    'https://ID.example',
    'ftp://id.example',
    '',
  ])('rejects %j', (origin) => {
    expect(isWebOrigin(origin)).toBe(false);
  });
});
