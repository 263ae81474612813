import { HttpHeaders, type HttpRequest, HttpResponse } from '@angular/common/http';

import { type HttpAnswer, logoutRequest } from './http-request';
import { readResponse } from './read-response';

const HTML = '<!doctype html><p>Hello</p>';
const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html' };

interface Given {
  readonly status?: number;
  readonly body?: string | null;
  readonly headers?: Record<string, string>;
  readonly from?: string;
  readonly strayed?: boolean;
  readonly request?: HttpRequest<unknown>;
}

function answer(given: Given): HttpAnswer {
  const { status = 200, body = '', headers = {}, from, strayed = false, request } = given;
  const asked = new URL('https://app.example/logout?secret#x');
  return {
    request: request ?? logoutRequest('POST', asked.href, document),
    response: new HttpResponse({ status, body, headers: new HttpHeaders(headers) }),
    asked,
    from: from ? new URL(from, asked) : asked,
    redirected: from !== undefined,
    strayed,
  };
}

const isLogin = ({ pathname }: URL) => pathname === '/login';
const read = (given: Given, rules: Parameters<typeof readResponse>[1] = {}) =>
  readResponse(answer(given), rules, isLogin);

describe('A success', () => {
  it.each<[string, Given, object]>([
    ['a 204', { status: 204, body: null }, { body: '' }],
    ['an empty body', {}, { body: '' }],
    ['an empty body labeled JSON', { headers: json }, { body: '' }],
    ['text', { body: 'Logged out' }, { body: 'Logged out' }],
    ['text labeled HTML', { body: 'Logged out', headers: html }, { body: 'Logged out' }],
    ['an HTML fragment', { body: '<p>Bye</p>', headers: html }, { body: '<p>Bye</p>' }],
    ['XML', { body: '<logout/>' }, { body: '<logout/>' }],
    ['JSON', { body: '{"a":1}', headers: json }, { body: { a: 1 } }],
    ['JSON without a label', { body: ' {"a":1}' }, { body: { a: 1 } }],
    ['text that looks like JSON', { body: '{bye}' }, { body: '{bye}' }],
    ['text that looks like a list', { body: '[bye]' }, { body: '[bye]' }],
    ['JSON null', { body: 'null', headers: json }, { body: null }],
    ['JSON after a byte order mark', { body: '\uFEFF{"a":1}', headers: json }, { body: { a: 1 } }],
    ['a byte order mark alone', { body: '\uFEFF', headers: json }, {}],
    ...['', '\uFEFF'].map((start): [string, Given, object] => [
      `JSON after ${start && 'a byte order mark and '}the prefix that Angular strips`,
      { body: `${start})]}',\n{"a":1}`, headers: json },
      { body: { a: 1 } },
    ]),
    ['JSON that reports no error', { body: '{"error":null,"success":true,"ok":true}' }, {}],
    ['a list of JSON', { body: '[1,null,{"a":1}]', headers: json }, { body: [1, null, { a: 1 }] }],
    ['HTML inside JSON', { body: JSON.stringify({ page: HTML }) }, { body: { page: HTML } }],
  ])('is a 2xx with %s', (_, given, response) => {
    const verdict = read(given);
    expect(verdict.error).toBeUndefined();
    expect(verdict.response).toMatchObject(response);
  });

  it('is a 401, which means that the user is already signed out', () => {
    expect(read({ status: 401, body: '{"error":"unauthorized"}' })).toEqual({
      response: { alreadySignedOut: true, body: { error: 'unauthorized' } },
    });
  });

  it('is a response with one of goneStatuses, which replace the default', () => {
    const goneStatuses = [404];
    expect(read({ status: 404 }, { goneStatuses }).response?.alreadySignedOut).toBe(true);
    expect(read({ status: 401 }, { goneStatuses }).error?.kind).toBe('server');
    expect(read({ status: 401 }, { goneStatuses: [] }).error?.kind).toBe('server');
  });

  it('is an HTML page of the app after a redirect, unless verification refutes it', () => {
    const verdict = read({ body: HTML, from: '/login' });
    expect(verdict.response?.body).toBe(HTML);
    expect(verdict.error?.kind).toBe('unexpected-response');
  });

  it.each([
    '{"succeeded":true,"errors":[]}',
    '{"error":null,"success":true}',
    '{"status":"success"}',
    '{"status":200}',
    '[]',
  ])('is JSON that reports no error: %s', (body) => {
    expect(read({ body, headers: json })).toEqual({
      response: { body: JSON.parse(body) as unknown },
    });
  });

  it.each(['/bye', '/login'])('is text after a redirect to %s, without verification', (from) => {
    expect(read({ body: 'Bye', from })).toEqual({ response: { body: 'Bye' } });
  });
});

describe('A failure', () => {
  it.each<[string, Given]>([
    ['an HTML page', { body: HTML, headers: html }],
    ['an HTML page labeled as text', { body: ' <html lang="en">' }],
    ['an XHTML page', { body: '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">' }],
    ['an HTML page after a redirect to any other page', { body: HTML, from: '/elsewhere' }],
    ['invalid JSON', { body: '{"a":', headers: json }],
    ['JSON with an error', { body: '{"error":"no"}', headers: json }],
    ['JSON with GraphQL errors', { body: '{"errors":[{"message":"no"}]}', headers: json }],
    ['JSON with success: false', { body: '{"success":false}', headers: json }],
    ['JSON with ok: false', { body: '{"ok":false}', headers: json }],
    ['JSON with the status "error" of JSend', { body: '{"status":"error"}', headers: json }],
    ['JSON with the status "fail" of JSend', { body: '{"status":"fail"}', headers: json }],
    ['a list of JSON with an error', { body: '[{"data":1},{"errors":[1]}]', headers: json }],
    [
      'problem details',
      { body: '{"title":"no"}', headers: { 'content-type': 'application/problem+json' } },
    ],
    ['JSON with an error, labeled HTML as PHP does', { body: '{"error":1}', headers: html }],
    ['a list of JSON with an error, labeled HTML', { body: '[{"error":1}]', headers: html }],
  ])('is a 2xx with %s', (_, given) => {
    expect(read(given)).toEqual({
      error: expect.objectContaining({ kind: 'unexpected-response', status: 200 }) as unknown,
    });
  });

  it('is the login page without a redirect, which the app returned instead of the server', () => {
    const { response, from } = answer({ body: HTML, from: '/login' });
    const verdict = readResponse(
      { ...answer({}), response, asked: from, from, redirected: false },
      {},
      isLogin,
    );
    expect(verdict.error?.kind).toBe('unexpected-response');
    expect(verdict.response).toBeUndefined();
  });

  it.each([
    [500, 'server'],
    [502, 'server'],
    [404, 'server'],
    [410, 'server'],
    [422, 'server'],
    [403, 'csrf'],
    [419, 'csrf'],
  ])('is a %d, with kind %s', (status, kind) => {
    expect(read({ status }).error).toMatchObject({ kind, status });
  });

  it('has kind csrf for one of refusedStatuses, which replace the default', () => {
    const refusedStatuses = [422];
    expect(read({ status: 422 }, { refusedStatuses }).error?.kind).toBe('csrf');
    expect(read({ status: 403 }, { refusedStatuses }).error?.kind).toBe('server');
  });

  it('is a 401 that refusedStatuses contain, unless goneStatuses contain it, too', () => {
    const refusedStatuses = [401];
    expect(read({ status: 401 }, { refusedStatuses }).error?.kind).toBe('csrf');
    const both = { refusedStatuses, goneStatuses: [401] };
    expect(read({ status: 401 }, both).response?.alreadySignedOut).toBe(true);
  });

  it.each([
    'Bearer error="invalid_token"',
    'Bearer realm="api", error="invalid_token", error_description="expired"',
    'bearer error=invalid_token',
  ])('is a 401 with WWW-Authenticate: %s', (header) => {
    const given = { status: 401, headers: { 'WWW-Authenticate': header } };
    expect(read(given).error).toMatchObject({ kind: 'server', status: 401 });
  });

  it('is not a 401 with another WWW-Authenticate challenge', () => {
    const given = { status: 401, headers: { 'WWW-Authenticate': 'Bearer realm="invalid_token"' } };
    expect(read(given).response?.alreadySignedOut).toBe(true);
  });

  it.each(['', 'Bye', '{"redirectUrl":"/evil"}', HTML])(
    'is a response from another origin, even if accept returns true, with the body %j',
    (body) => {
      const accept = jest.fn(() => true);
      const given = { body, from: 'https://evil.example/login', strayed: true };
      const { response, error } = read(given, { accept });
      expect(response).toBeUndefined();
      expect(error).toMatchObject({ kind: 'unexpected-response', status: 200 });
      expect(accept).not.toHaveBeenCalled();
    },
  );
});

describe('The accept option', () => {
  it.each<[number, string]>([
    [500, ''],
    [403, ''],
    [200, HTML],
    [200, '{"error":1}'],
  ])('makes a %d with %j a success', (status, body) => {
    const verdict = read({ status, body }, { accept: () => true });
    expect(verdict.response).toBeDefined();
    expect(verdict.error).toBeUndefined();
  });

  it.each([
    [204, 'unexpected-response'],
    [401, 'server'],
    [403, 'csrf'],
  ])('makes a %d a failure with kind %s', (status, kind) => {
    expect(read({ status }, { accept: () => false })).toEqual({
      error: expect.objectContaining({ kind, status }) as unknown,
    });
  });
});

describe('The redirect named by the server', () => {
  const redirectOf = (body: unknown) =>
    read({ body: JSON.stringify(body), headers: json }).response?.redirectUrl;

  it('is redirectUrl, or else WaveMaker’s result', () => {
    expect(redirectOf({ redirectUrl: '/bye' })).toBe('/bye');
    expect(redirectOf({ result: '/bye' })).toBe('/bye');
    expect(redirectOf({ redirectUrl: '/a', result: '/b' })).toBe('/a');
  });

  it.each(['success', 'Signed out.', 'Note: you have signed out.', '', 1, true, null])(
    'is not the result %j',
    (result) => {
      expect(redirectOf({ result })).toBeUndefined();
    },
  );

  it.each([{}, 1, ['/x'], false])(
    'is passed on if it is %j, to be refused later',
    (redirectUrl) => {
      expect(redirectOf({ redirectUrl })).toEqual(redirectUrl);
    },
  );

  it('is absent if it is null', () => {
    expect(redirectOf({ redirectUrl: null })).toBeUndefined();
  });

  it('is the configured header, which overrides the body', () => {
    const rules = { redirectHeader: 'Location' };
    const headers = { location: 'https://id.example/end' };
    const body = '{"redirectUrl":"/bye"}';
    expect(read({ body, headers }, rules).response?.redirectUrl).toBe('https://id.example/end');
    expect(read({ body }, rules).response?.redirectUrl).toBe('/bye');
    expect(read({ headers }).response?.redirectUrl).toBeUndefined();
  });
});

describe('A result that a browser would open as a URL', () => {
  it.each([
    'javascript:alert( 1 )',
    ' \tjavascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert( 1 )',
    'data:text/html, <p>',
    '//evil.example/a b',
    '\\\\evil.example a',
    'HTTPS://evil.example/ a',
  ])('is moved from the body to redirectUrl, to be refused later: %j', (result) => {
    expect(read({ body: JSON.stringify({ result }), headers: json }).response).toEqual({
      redirectUrl: result,
      body: {},
    });
  });
});

describe('The body', () => {
  it.each([
    [{ redirectUrl: '//attacker', message: 'Bye' }, { message: 'Bye' }],
    [{ result: '//attacker', message: 'Bye' }, { message: 'Bye' }],
    [{ redirectUrl: '//attacker', result: 'success' }, { result: 'success' }],
    [{ result: ['//attacker'] }, { result: ['//attacker'] }],
    [['//attacker'], ['//attacker']],
  ])('of %j does not contain the unchecked redirect', (sent, body) => {
    expect(read({ body: JSON.stringify(sent), headers: json }).response?.body).toEqual(body);
  });

  it.each([
    [64 * 1024, true],
    [64 * 1024 + 1, false],
  ])('of %d bytes is kept: %s', (size, kept) => {
    expect('body' in (read({ body: 'x'.repeat(size) }).response ?? {})).toBe(kept);
  });

  it('is limited by its size in bytes, not characters', () => {
    expect('body' in (read({ body: 'ü'.repeat(33 * 1024) }).response ?? {})).toBe(false);
  });

  it('is searched for a redirect even if it is dropped', () => {
    const body = JSON.stringify({ redirectUrl: '/bye', padding: 'x'.repeat(64 * 1024) });
    expect(read({ body }).response).toEqual({ redirectUrl: '/bye' });
  });
});

describe('An error message', () => {
  const messageOf = (given: Given, rules?: Parameters<typeof readResponse>[1]) =>
    read(given, rules).error?.message;

  it('names the kind, method, URL, status, content type, and the option to change', () => {
    const request = logoutRequest('DELETE', '/logout', document);
    expect(messageOf({ body: HTML, headers: html, request })).toBe(
      'Logout failed (unexpected-response): DELETE https://app.example/logout answered ' +
        '200 (text/html) with an HTML page. Set verifyUrl or accept in withHttpLogout().',
    );
  });

  it.each<[Given, string[]]>([
    [{ status: 500 }, ['500 (no content type)', 'verifyUrl']],
    [{ body: HTML, from: '/login' }, ['a page of the app', 'redirect', 'verifyUrl']],
    [{ status: 403 }, ['403', 'xsrf', 'refreshUrl', 'headerName']],
    [{ status: 422 }, ['422', 'xsrf.refusedStatuses', 'goneStatuses']],
    [{ body: '{', headers: json }, ['invalid JSON', 'application/json', 'accept']],
    [{ body: '{"error":1}' }, ['JSON that reports an error', 'accept']],
    [{ from: 'https://evil.example/?secret', strayed: true }, ['evil.example', 'redirect', 'url']],
    [
      { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } },
      ['401', 'access token', 'verifyUrl'],
    ],
  ])('for %j mentions %j', (given, words) => {
    const message = messageOf(given);
    for (const word of words) expect(message).toContain(word);
    expect(message).not.toMatch(/secret| [.:]|\)\w/);
  });

  it('names goneStatuses for a 401 they exclude, and accept if it returned false', () => {
    expect(messageOf({ status: 401 }, { goneStatuses: [] })).toContain('goneStatuses');
    expect(messageOf({ status: 200 }, { accept: () => false })).toContain('accept refused it');
  });
});
