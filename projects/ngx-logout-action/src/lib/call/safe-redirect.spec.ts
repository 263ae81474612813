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

describe('isSafeRedirect', () => {
  it.each(cases.allow)('allows %j', (target) => {
    expect(isSafeRedirect(target, { base, allowedOrigins })).toBe(true);
  });

  it.each(cases.refuse)('refuses %j', (target) => {
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
  ])('refuses %j too', (target) => {
    expect(isSafeRedirect(target, { base, allowedOrigins })).toBe(false);
  });

  it('refuses another origin as long as none is allowed', () => {
    expect(isSafeRedirect('https://idp.example/', { base })).toBe(false);
  });

  it('keeps a native shell on its own host, where URL knows no origin', () => {
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
  ])('refuses %s from %s, which has no host to stay on', (target, base) => {
    expect(isSafeRedirect(target, { base })).toBe(false);
  });

  it('stays in the files of an app that has no host', () => {
    expect(isSafeRedirect('/app/login.html', { base: 'file:///app/index.html' })).toBe(true);
  });

  it('refuses targets over 64 KiB', () => {
    const target = (length: number) => '/'.padEnd(length, 'x');
    expect(isSafeRedirect(target(64 * 1024), { base })).toBe(true);
    expect(isSafeRedirect(target(64 * 1024 + 1), { base })).toBe(false);
  });

  it('is false, and throws nothing, for what is no URL at all', () => {
    expect(isSafeRedirect('/login', { base: 'nonsense' })).toBe(false);
    expect(isSafeRedirect('https://[', { base })).toBe(false);
  });

  it.each(['', '/', 'app.example'])('is false, and throws nothing, with the base %j', (base) => {
    const options = { base, allowedOrigins: ['https://id.example'] };
    expect(isSafeRedirect('https://id.example/end', options)).toBe(false);
  });

  it('never calls a target safe that the platform resolves to another origin', () => {
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

describe('A target that is safe for a browser', () => {
  /** What a strict parser refuses, such as a malformed percent-encoding, leads nowhere. */
  function strictly(target: string): ReturnType<typeof parse> {
    try {
      return parse(resolve(base, target));
    } catch {
      return {};
    }
  }

  it('leads nowhere else for a strict parser (RFC 3986), as servers and command-line tools have it', () => {
    fc.assert(
      fc.property(targets, (target) => {
        if (!isSafeRedirect(target, { base })) return;
        const { scheme = 'https', host = 'app.example', userinfo } = strictly(target);
        expect({ scheme, host, userinfo }).toEqual({ scheme: 'https', host: 'app.example' });
      }),
      { numRuns: 20_000 },
    );
  });

  it('has no backslash, which browsers read as a slash and strict parsers do not', () => {
    for (const target of ['https://app.example\\@evil.example', '/\\evil.example', '/a\\b']) {
      expect(isSafeRedirect(target, { base })).toBe(false);
    }
  });
});

describe('isWebOrigin', () => {
  it.each(['https://id.example', 'http://localhost:8080'])('knows %s', (origin) => {
    expect(isWebOrigin(origin)).toBe(true);
  });

  it.each([
    'https://id.example/',
    'id.example',
    'null',
    'https://ID.example',
    'ftp://id.example',
    '',
  ])('does not take %j for one', (origin) => {
    expect(isWebOrigin(origin)).toBe(false);
  });
});
