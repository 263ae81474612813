import {
  HttpClient,
  HttpHeaders,
  HttpResponse,
  provideHttpClient,
  withInterceptors,
} from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import {
  type HttpLogoutOptions,
  LogoutActionService,
  LogoutNavigator,
  LOGOUT_REQUEST,
  provideLogoutAction,
  withHttpLogout,
} from '../../public-api';
import { RecordingNavigator, settle } from '../../testing/lab';

function openHttp(
  options?: HttpLogoutOptions,
  interceptors: Parameters<typeof withInterceptors>[0] = [],
) {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      provideHttpClient(withInterceptors(interceptors)),
      provideHttpClientTesting(),
      { provide: LogoutNavigator, useValue: new RecordingNavigator() },
      { provide: ErrorHandler, useValue: { handleError: () => undefined } },
      provideLogoutAction({}, ...(options ? [withHttpLogout(options)] : [])),
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  const { defaultAction: action } = TestBed.inject(LogoutActionService);
  return { http, action };
}

const noAnswer = (request: TestRequest) => request.error(new ProgressEvent('error'));
const answer =
  (status: number, body = '', type = 'text/plain') =>
  (request: TestRequest) =>
    request.flush(body, { status, statusText: 'x', headers: { 'content-type': type } });

afterEach(() => {
  document.cookie = 'XSRF-TOKEN=; max-age=0';
  document.cookie = 'csrf=; max-age=0';
});

describe('The HTTP back end', () => {
  it('posts to /logout, with nothing in it, marked and kept alive', async () => {
    const { http, action } = openHttp();
    void action.invoke({ data: { secret: true } });
    const { request } = http.expectOne('/logout');
    expect(request).toMatchObject({
      method: 'POST',
      body: null,
      withCredentials: false,
      keepalive: true,
    });
    expect(request.context.get(LOGOUT_REQUEST)).toBe(true);
    await settle();
  });

  it('sends what it is configured to send', () => {
    const { http, action } = openHttp({
      url: '/api/sign-out',
      withCredentials: true,
      headers: { 'X-Client': 'spec' },
      body: ({ action: name, data, returnTo }) => ({ name, data, returnTo }),
    });
    void action.invoke({ data: 5 });
    const { request } = http.expectOne('/api/sign-out');
    expect(request.body).toEqual({
      name: 'logoutAction',
      data: 5,
      returnTo: 'http://localhost/login',
    });
    expect(request.withCredentials).toBe(true);
    expect(request.headers.get('X-Client')).toBe('spec');
  });

  it.each([
    [64 * 1024 - 1, true],
    [64 * 1024, false],
  ])('keeps a request with a body of %d bytes alive: %s', (size, keepalive) => {
    const { http, action } = openHttp({ body: () => 'x'.repeat(size) });
    void action.invoke();
    expect(http.expectOne('/logout').request.keepalive).toBe(keepalive);
  });

  it.each<[string, (request: TestRequest) => void, object]>([
    ['204', answer(204), { status: 'succeeded', alreadySignedOut: false }],
    ['200 with nothing', answer(200), { status: 'succeeded', response: { body: '' } }],
    ['200 with a word', answer(200, 'OK'), { status: 'succeeded', response: { body: 'OK' } }],
    [
      '200 with JSON',
      answer(200, '{"a":1}', 'application/json'),
      { status: 'succeeded', response: { body: { a: 1 } } },
    ],
    [
      'JSON behind the prefix that Angular strips too',
      answer(200, ')]}\',\n{"a":1}', 'application/json'),
      { response: { body: { a: 1 } } },
    ],
    [
      'JSON with a redirectUrl',
      answer(200, '{"redirectUrl":"/bye"}', 'application/json'),
      { response: { redirectUrl: 'http://localhost/bye' } },
    ],
    [
      'JSON with WaveMaker’s result',
      answer(200, '{"result":"/bye"}', 'application/json'),
      { response: { redirectUrl: 'http://localhost/bye' } },
    ],
    [
      'JSON whose result is a mere word',
      answer(200, '{"result":"success"}', 'application/json'),
      { status: 'succeeded', response: { body: { result: 'success' } } },
    ],
    ['JSON that is null', answer(200, 'null', 'application/json'), { response: { body: null } }],
    ['401', answer(401), { status: 'succeeded', alreadySignedOut: true }],
    ['no answer at all', noAnswer, { error: { kind: 'network' } }],
    ['500', answer(500, 'oops'), { status: 'failed', error: { kind: 'server', status: 500 } }],
    ['404', answer(404), { status: 'failed', error: { kind: 'server', status: 404 } }],
    ['410', answer(410), { status: 'failed', error: { kind: 'server', status: 410 } }],
    ['403', answer(403), { status: 'failed', error: { kind: 'csrf', status: 403 } }],
    ['419', answer(419), { status: 'failed', error: { kind: 'csrf', status: 419 } }],
    [
      '200 with a page',
      answer(200, '<!doctype html>', 'text/html'),
      { status: 'failed', error: { kind: 'unexpected-response', status: 200 } },
    ],
    [
      '200 with a page that is not called one',
      answer(200, ' <html>'),
      { error: { kind: 'unexpected-response' } },
    ],
    [
      '200 with broken JSON',
      answer(200, '{"a":', 'application/json'),
      { error: { kind: 'unexpected-response' } },
    ],
  ])('takes %s for what it is', async (_, respond, outcome) => {
    const { http, action } = openHttp();
    const call = action.invoke();
    respond(http.expectOne('/logout'));
    expect(await call).toMatchObject(outcome);
  });

  it.each([
    ['/login?logout', 'succeeded'],
    ['/', 'succeeded'],
    ['/elsewhere', 'failed'],
    ['/logout', 'failed'],
  ])('takes a page that comes from %s for a logout that has %s', async (path, status) => {
    const { http, action } = openHttp();
    const call = action.invoke();
    http.expectOne('/logout').event(
      new HttpResponse({
        body: '<!doctype html>',
        headers: new HttpHeaders({ 'content-type': 'text/html' }),
        url: `http://localhost${path}`,
      }),
    );
    expect(await call).toMatchObject({ status });
  });

  it('takes the statuses that it is told of for "already signed out"', async () => {
    const { http, action } = openHttp({ goneStatuses: [404] });
    const call = action.invoke();
    answer(404)(http.expectOne('/logout'));
    expect(await call).toMatchObject({ status: 'succeeded', alreadySignedOut: true });
  });

  it.each([
    ['a success', 500, true, { status: 'succeeded' }],
    ['a success', 403, true, { status: 'succeeded' }],
    ['a failure', 204, false, { status: 'failed', error: { kind: 'unexpected-response' } }],
    ['a failure', 401, false, { status: 'failed', error: { kind: 'server', status: 401 } }],
  ])('leaves the last word to accept: %s with %d', async (_, status, accepted, outcome) => {
    const seen: unknown[] = [];
    const { http, action } = openHttp({
      accept: (response) => {
        seen.push([response.status, response.body]);
        return accepted;
      },
    });
    const call = action.invoke();
    answer(status, status === 204 ? '' : 'text')(http.expectOne('/logout'));
    expect(await call).toMatchObject(outcome);
    expect(seen[0]).toEqual([status, status === 204 ? '' : 'text']);
  });

  it('passes on as a failure of the back end what an interceptor throws', async () => {
    const broken = new Error('interceptor');
    const { action } = openHttp({}, [
      () => {
        throw broken;
      },
    ]);
    expect(await action.invoke()).toMatchObject({ error: { kind: 'backend', cause: broken } });
  });
});

describe('A refused XSRF token', () => {
  it('is fetched anew, and the request is repeated once', async () => {
    document.cookie = 'XSRF-TOKEN=stale';
    const { http, action } = openHttp({ xsrf: { refreshUrl: '/csrf' } });
    const call = action.invoke();
    const first = http.expectOne('/logout');
    expect(first.request.headers.get('X-XSRF-TOKEN')).toBe('stale');
    answer(403)(first);
    const refresh = http.expectOne('/csrf');
    expect(refresh.request.method).toBe('GET');
    expect(refresh.request.context.get(LOGOUT_REQUEST)).toBe(true);
    document.cookie = 'XSRF-TOKEN=fresh';
    answer(204)(refresh);
    const second = http.expectOne('/logout');
    expect(second.request.headers.get('X-XSRF-TOKEN')).toBe('fresh');
    answer(204)(second);
    expect(await call).toMatchObject({ status: 'succeeded' });
  });

  it('fails after the second refusal, with at most two POSTs', async () => {
    const { http, action } = openHttp({ xsrf: { refreshUrl: '/csrf' } });
    const call = action.invoke();
    answer(419)(http.expectOne('/logout'));
    answer(204)(http.expectOne('/csrf'));
    answer(419)(http.expectOne('/logout'));
    expect(await call).toMatchObject({ error: { kind: 'csrf', status: 419 } });
    http.verify();
  });

  it.each<[string, (request: TestRequest) => void, string]>([
    ['the network', noAnswer, 'network'],
    ['the server', answer(500), 'csrf'],
  ])('fails when the token is not to be had for want of %s', async (_, respond, kind) => {
    const { http, action } = openHttp({ xsrf: { refreshUrl: '/csrf' } });
    const call = action.invoke();
    answer(403)(http.expectOne('/logout'));
    respond(http.expectOne('/csrf'));
    expect(await call).toMatchObject({ status: 'failed', error: { kind } });
  });

  it('is repeated without refreshUrl if the cookie has changed in the meantime', async () => {
    document.cookie = 'XSRF-TOKEN=stale';
    const { http, action } = openHttp();
    const call = action.invoke();
    const first = http.expectOne('/logout');
    document.cookie = 'XSRF-TOKEN=fresh';
    answer(403)(first);
    answer(204)(http.expectOne('/logout'));
    expect(await call).toMatchObject({ status: 'succeeded' });
  });

  it('is not repeated where nothing has changed', async () => {
    document.cookie = 'XSRF-TOKEN=stale';
    const { http, action } = openHttp();
    const call = action.invoke();
    answer(403)(http.expectOne('/logout'));
    expect(await call).toMatchObject({ error: { kind: 'csrf' } });
    http.verify();
  });
});

describe('The XSRF header', () => {
  const token = 'top secret';

  async function headersFor(options: HttpLogoutOptions) {
    document.cookie = `csrf=${encodeURIComponent(token)}`;
    document.cookie = `XSRF-TOKEN=${encodeURIComponent(token)}`;
    const { http, action } = openHttp(options);
    void action.invoke();
    await settle();
    const request = http.match(() => true)[0]!.request;
    return request.headers.keys().filter((name) => request.headers.get(name) === token);
  }

  it('is Angular’s on the own origin', async () => {
    expect(await headersFor({})).toEqual(['X-XSRF-TOKEN']);
  });

  it('is the configured one, from the configured cookie', async () => {
    const xsrf = { cookieName: 'csrf', headerName: 'X-CSRF' };
    expect(await headersFor({ xsrf })).toContain('X-CSRF');
  });

  it('goes to an API origin that is spelled out, if xsrf is configured', async () => {
    expect(await headersFor({ url: 'https://api.example/logout', xsrf: {} })).toEqual([
      'X-XSRF-TOKEN',
    ]);
  });

  it.each([
    'https://api.example/logout',
    '//evil.example/logout',
    '/\\evil.example/logout',
    '\\\\evil.example/logout',
    'HTTPS://EVIL.example/logout',
  ])('does not go to %s unasked', async (url) => {
    expect(await headersFor({ url })).toEqual([]);
  });

  it.each([
    '//evil.example/logout',
    '/\\evil.example/logout',
    'https:\\\\evil.example/logout',
    'https:evil.example/logout',
    'https:///evil.example/logout',
    'https://localhost@evil.example/logout',
    'https://evil。example/logout',
    ' https://evil.example/logout',
    '\t//evil.example/logout',
    'HTTPS://EVIL.example/logout',
  ])('does not go to %j, which hides its origin, even if xsrf is configured', async (url) => {
    expect(await headersFor({ url, xsrf: { headerName: 'X-CSRF' } })).toEqual([]);
  });

  it('is no business of other requests', () => {
    openHttp({ xsrf: { headerName: 'X-CSRF' } });
    TestBed.inject(HttpClient).get('/other').subscribe();
    const { request } = TestBed.inject(HttpTestingController).expectOne('/other');
    expect(request.headers.has('X-CSRF')).toBe(false);
  });
});
