import { HashLocationStrategy, LocationStrategy } from '@angular/common';
import {
  HttpErrorResponse,
  HttpHeaders,
  type HttpInterceptorFn,
  HttpResponse,
} from '@angular/common/http';
import type { TestRequest } from '@angular/common/http/testing';
import { EMPTY, of, throwError } from 'rxjs';

import { LOGOUT_REQUEST, withCleanup, withPages } from '../../public-api';
import { answer, flush, noAnswer, redirectedTo, setupHttp } from '../../testing/http-kit';

describe('The request', () => {
  it('is an empty POST to /logout with LOGOUT_REQUEST and `keepalive`, and without the HTTP cache', async () => {
    const { http, action } = setupHttp();
    void action.invoke({ data: { secret: true } });
    const { request } = http.expectOne('/logout');
    expect(request).toMatchObject({
      method: 'POST',
      body: null,
      withCredentials: false,
      keepalive: true,
      cache: 'no-store',
    });
    expect(request.context.get(LOGOUT_REQUEST)).toBe(true);
    await flush();
  });

  it('is sent before invoke() returns', () => {
    const { http, action } = setupHttp({ url: '/bye' });
    void action.invoke();
    http.expectOne('/bye');
  });
});

describe('A response', () => {
  it.each<[string, (request: TestRequest) => void, object]>([
    ['204', answer(204), { status: 'succeeded', alreadySignedOut: false }],
    ['text', answer(200, 'OK'), { status: 'succeeded', response: { body: 'OK' } }],
    [
      'JSON',
      answer(200, { redirectUrl: '/bye' }),
      { response: { redirectUrl: 'http://localhost/bye' } },
    ],
    ['401', answer(401), { status: 'succeeded', alreadySignedOut: true }],
    ['500', answer(500), { status: 'failed', error: { kind: 'server', status: 500 } }],
    ['404', answer(404), { status: 'failed', error: { kind: 'server', status: 404 } }],
    ['403', answer(403), { status: 'failed', error: { kind: 'csrf', status: 403 } }],
    ['a page', answer(200, '<html>'), { error: { kind: 'unexpected-response', status: 200 } }],
  ])('with %s settles the call', async (_, respond, outcome) => {
    const { http, action } = setupHttp();
    const call = action.invoke();
    respond(http.expectOne('/logout'));
    expect(await call).toMatchObject(outcome);
  });

  it('that fails leads to an error with the URL of the request, without its query', async () => {
    const { http, action } = setupHttp({ url: '/logout?token=secret' });
    const call = action.invoke();
    answer(500)(http.expectOne('/logout?token=secret'));
    expect(await call).toMatchObject({
      error: { url: 'http://localhost/logout', message: expect.not.stringContaining('secret') },
    });
  });

  it.each([
    'https://evil.example/',
    'https://evil.example/login',
    'http://localhost:81/',
    'https://localhost/',
  ])('redirected to %s fails the call, and its redirectUrl is ignored', async (url) => {
    const { http, action } = setupHttp();
    const call = action.invoke();
    redirectedTo(url, '{"redirectUrl":"/evil"}')(http.expectOne('/logout'));
    expect(await call).toMatchObject({ error: { kind: 'unexpected-response' } });
  });

  it('redirected within the origin of `url` is a success', async () => {
    const { http, action } = setupHttp({ url: 'https://api.example/logout' });
    const call = action.invoke();
    redirectedTo('https://api.example/bye', 'Bye')(http.expectOne('https://api.example/logout'));
    expect(await call).toMatchObject({ status: 'succeeded' });
  });
});

describe('A missing response', () => {
  it('is a network failure whose cause contains no URL', async () => {
    const { http, action } = setupHttp({ url: '/logout?token=secret' });
    const call = action.invoke();
    noAnswer(http.expectOne('/logout?token=secret'));
    const outcome = await call;
    expect(outcome).toMatchObject({
      error: { kind: 'network', url: 'http://localhost/logout' },
    });
    expect(outcome).not.toHaveProperty('error.cause.url');
  });

  it('can be a 504 without headers, created by Angular’s service worker', async () => {
    const { http, action } = setupHttp();
    const call = action.invoke();
    const made = { status: 504, statusText: 'Gateway Timeout' };
    http.expectOne('/logout').flush(null, made);
    expect(await call).toMatchObject({ error: { kind: 'network' } });
  });

  it.each<[string, Partial<ConstructorParameters<typeof HttpErrorResponse>[0]>]>([
    ['headers', { headers: new HttpHeaders({ date: 'now' }) }],
    ['a body', { error: '<h1>504</h1>' }],
    ['the type of a cross-origin response', { responseType: 'cors' }],
    ['no status text, as in HTTP/2', { statusText: '' }],
  ])('is not a 504 with %s', async (_, init) => {
    const made = { status: 504, statusText: 'Gateway Timeout', url: '/logout', error: null };
    const { action } = setupHttp(undefined, {
      interceptors: [() => throwError(() => new HttpErrorResponse({ ...made, ...init }))],
    });
    expect(await action.invoke()).toMatchObject({ error: { kind: 'server', status: 504 } });
  });
});

describe('An interceptor', () => {
  it.each([
    ['any error', new Error('interceptor')],
    ['a success as an error', new HttpErrorResponse({ status: 200 })],
  ])('that throws %s fails the call with "backend"', async (_, broken) => {
    const { action } = setupHttp(undefined, { interceptors: [() => throwError(() => broken)] });
    expect(await action.invoke()).toMatchObject({ error: { kind: 'backend', cause: broken } });
  });
});

describe('An interceptor that creates the response', () => {
  it.each<[unknown, object]>([
    [{ redirectUrl: '/bye' }, { response: { redirectUrl: 'http://localhost/bye' } }],
    [{ success: false }, { error: { kind: 'unexpected-response' } }],
    [null, { status: 'succeeded' }],
    [true, { status: 'succeeded' }],
  ])('can use %j', async (body, outcome) => {
    const { action } = setupHttp(undefined, {
      interceptors: [() => of(new HttpResponse({ body }))],
    });
    expect(await action.invoke()).toMatchObject(outcome);
  });
});

describe('A redirect', () => {
  async function outcomeOf(url: string, options: Parameters<typeof setupHttp>[1] = {}) {
    const { http, action } = setupHttp(undefined, options);
    const call = action.invoke();
    redirectedTo(url)(http.expectOne('/logout'));
    return (await call).status;
  }

  it.each([
    ['/login?logout', 'succeeded'],
    ['/login/', 'succeeded'],
    ['/', 'succeeded'],
    ['/?signed=out', 'succeeded'],
    ['/elsewhere', 'failed'],
    ['/login/other', 'failed'],
    ['/logout', 'failed'],
  ])('to %s has %s', async (url, status) => {
    expect(await outcomeOf(url)).toBe(status);
  });

  it.each([
    ['/sign-in?x', 'succeeded'],
    ['/start', 'succeeded'],
    ['/login', 'failed'],
  ])('to %s has %s if withPages sets other pages', async (url, status) => {
    const features = [withPages({ login: '/sign-in', home: '/start' })];
    expect(await outcomeOf(url, { features })).toBe(status);
  });

  it.each([
    ['/login?logout', 'succeeded'],
    ['/#/login', 'succeeded'],
    ['/', 'succeeded'],
    ['/elsewhere', 'failed'],
    ['/#/elsewhere', 'failed'],
  ])('to %s has %s with hash routing', async (url, status) => {
    const providers = [{ provide: LocationStrategy, useClass: HashLocationStrategy }];
    expect(await outcomeOf(url, { providers })).toBe(status);
  });

  it('to the current page is not taken for one to the login page in an app without <base>', async () => {
    history.replaceState(null, '', '/account');
    const status = await outcomeOf('/account');
    history.replaceState(null, '', '/');
    expect(status).toBe('failed');
  });
});

describe('The error message', () => {
  const outcomeOf = async (
    respond: (request: TestRequest) => void,
    interceptors: HttpInterceptorFn[] = [],
  ) => {
    const { http, action } = setupHttp(
      { method: 'DELETE', url: '/session?token=secret' },
      { interceptors },
    );
    const call = action.invoke();
    http.match('/session?token=secret').forEach(respond);
    const outcome = await call;
    if (outcome.status !== 'failed') throw new Error(outcome.status);
    return outcome.error;
  };

  it('names the request and the option after a timeout', async () => {
    jest.useFakeTimers();
    const { message, url } = await outcomeOf(() => jest.advanceTimersByTime(30_000));
    jest.useRealTimers();
    expect(message).toBe(
      'Logout failed (timeout): DELETE http://localhost/session did not answer within 30000 ms. ' +
        'Increase the timeout of the action.',
    );
    expect(url).toBe('http://localhost/session');
  });

  it.each<[string, HttpInterceptorFn, string]>([
    ['swallows it', () => EMPTY, 'ended without an answer'],
    ['throws', () => throwError(() => new Error('x')), 'ended with an error, which is the cause'],
  ])(
    'names the request, and mentions interceptors, if one of them %s',
    async (_, interceptor, problem) => {
      const { message, url } = await outcomeOf(() => undefined, [interceptor]);
      expect(message).toBe(
        `Logout failed (backend): DELETE http://localhost/session ${problem}. ` +
          'Check your interceptors and LogoutBackend.',
      );
      expect(url).toBe('http://localhost/session');
    },
  );

  it('names the request, the content type, and verifyUrl for a 401 in doubt', async () => {
    const features = [withCleanup(() => undefined)];
    const { http, action } = setupHttp({}, { features });
    const first = action.invoke();
    answer(502)(http.expectOne('/logout'));
    await first;
    const second = action.invoke();
    answer(401)(http.expectOne('/logout'));
    const outcome = await second;
    const words = 'POST http://localhost/logout answered 401 (text/plain).*verifyUrl';
    expect(outcome).toMatchObject({
      error: {
        message: expect.stringMatching(words.replace(/[()]/g, '\\$&')) as string,
        url: 'http://localhost/logout',
        status: 401,
      },
    });
  });

  it('names refreshUrl if the token cannot be fetched', async () => {
    const { http, action } = setupHttp({ xsrf: { refreshUrl: '/csrf' } });
    const call = action.invoke();
    answer(403)(http.expectOne('/logout'));
    noAnswer(http.expectOne('/csrf'));
    expect(await call).toMatchObject({
      error: { message: expect.stringContaining('GET http://localhost/csrf') as string },
    });
    expect(await call).toMatchObject({
      error: { message: expect.stringContaining('refreshUrl in withHttpLogout()') as string },
    });
  });

  it.each([500, 200])(
    'names isSignedOut if verifyUrl does not confirm the sign-out after a %s',
    async (status) => {
      const { http, action } = setupHttp({ verifyUrl: '/api/me' });
      const call = action.invoke();
      answer(status, '<html>')(http.expectOne('/logout'));
      answer(status)(http.expectOne('/api/me'));
      const outcome = await call;
      expect(outcome).toMatchObject({
        error: { message: expect.stringContaining('Check isSignedOut') as string },
      });
      expect(outcome).toMatchObject({
        error: { message: expect.not.stringContaining('Set verifyUrl') as string },
      });
    },
  );
});

describe('verifyUrl', () => {
  const options = { verifyUrl: '/api/me', headers: { 'X-Client': 'spec' }, withCredentials: true };

  it.each<[string, (request: TestRequest) => void]>([
    ['502', answer(502)],
    ['403', answer(403)],
    ['404', answer(404)],
    ['an HTML page', answer(200, '<html>')],
    ['JSON that reports an error', answer(200, { error: 1 })],
    ['a response from another origin', redirectedTo('https://evil.example/')],
  ])('turns %s into a success if the user is signed out', async (_, respond) => {
    const { http, action } = setupHttp(options);
    const call = action.invoke();
    respond(http.expectOne('/logout'));
    const verification = http.expectOne('/api/me');
    expect(verification.request).toMatchObject({
      method: 'GET',
      cache: 'no-store',
      withCredentials: true,
    });
    expect(verification.request.headers.get('X-Client')).toBe('spec');
    expect(verification.request.context.get(LOGOUT_REQUEST)).toBe(true);
    answer(401)(verification);
    expect(await call).toEqual({
      status: 'succeeded',
      alreadySignedOut: true,
      response: { alreadySignedOut: true },
    });
    http.verify();
  });

  it.each<[string, (request: TestRequest) => void]>([
    ['a 200', answer(200, { name: 'Ada' })],
    ['a 403', answer(403)],
    ['a 500', answer(500)],
    ['no response', noAnswer],
    ['an expired token', answer(401, '', { 'www-authenticate': 'Bearer error="invalid_token"' })],
    ['a redirect', redirectedTo('/login', '', 401)],
    ['another origin', redirectedTo('https://evil.example/api/me', '', 401)],
  ])('keeps the failure after %s', async (_, respond) => {
    const { http, action } = setupHttp(options);
    const call = action.invoke();
    answer(502)(http.expectOne('/logout'));
    respond(http.expectOne('/api/me'));
    expect(await call).toMatchObject({ error: { kind: 'server', status: 502 } });
    http.verify();
  });

  it.each<[string, (request: TestRequest) => void, string]>([
    ['a clear success', answer(204), 'succeeded'],
    ['a 401', answer(401), 'succeeded'],
    ['no response', noAnswer, 'failed'],
  ])('is not requested after %s', async (_, respond, status) => {
    const { http, action } = setupHttp(options);
    const call = action.invoke();
    respond(http.expectOne('/logout'));
    expect(await call).toMatchObject({ status });
    http.verify();
  });

  it.each<[string, (request: TestRequest) => void, object]>([
    ['the user is signed out', answer(401), { status: 'succeeded', alreadySignedOut: true }],
    ['the user is signed in', answer(200), { error: { kind: 'network' } }],
    ['nothing', noAnswer, { error: { kind: 'network' } }],
  ])('settles a refused token that cannot be refreshed: %s', async (_, respond, outcome) => {
    const { http, action } = setupHttp({ ...options, xsrf: { refreshUrl: '/csrf' } });
    const call = action.invoke();
    answer(403)(http.expectOne('/logout'));
    noAnswer(http.expectOne('/csrf'));
    respond(http.expectOne('/api/me'));
    expect(await call).toMatchObject(outcome);
    http.match('/csrf');
    http.verify();
  });

  it.each<[string, (request: TestRequest) => void, object]>([
    ['the user is signed out', answer(401), { status: 'succeeded', alreadySignedOut: false }],
    ['unknown', answer(500), { status: 'succeeded', alreadySignedOut: false }],
    ['the user is signed in', answer(200), { error: { kind: 'unexpected-response' } }],
  ])(
    'turns a redirect to the home page into a failure only if the user is signed in: %s',
    async (_, respond, outcome) => {
      const { http, action } = setupHttp(options);
      const call = action.invoke();
      redirectedTo('/')(http.expectOne('/logout'));
      respond(http.expectOne('/api/me'));
      expect(await call).toMatchObject(outcome);
    },
  );

  it('is interpreted by isSignedOut, except for a server error', async () => {
    const isSignedOut = ({ body }: { body: string | null }) => body !== 'user';
    const { http, action } = setupHttp({ ...options, isSignedOut });
    for (const [status, body, expected] of [
      [200, 'nobody', 'succeeded'],
      [200, 'user', 'failed'],
      [502, 'nobody', 'failed'],
    ] as const) {
      const call = action.invoke();
      answer(404)(http.expectOne('/logout'));
      answer(status, body)(http.expectOne('/api/me'));
      expect(await call).toMatchObject({ status: expected });
    }
  });

  it('proves nothing if headers throws for it, which is reported', async () => {
    const broken = new Error('broken');
    const headers = jest.fn((): Record<string, string> => ({}));
    const { http, action, errors } = setupHttp({ ...options, headers });
    const call = action.invoke();
    headers.mockImplementation(() => {
      throw broken;
    });
    answer(404)(http.expectOne('/logout'));
    expect(await call).toMatchObject({ error: { kind: 'server', status: 404 } });
    expect(errors).toContain(broken);
  });

  it('proves nothing if isSignedOut throws, and the error is reported', async () => {
    const broken = new Error('broken');
    const isSignedOut = () => {
      throw broken;
    };
    const { http, action, errors } = setupHttp({ ...options, isSignedOut });
    const call = action.invoke();
    answer(404)(http.expectOne('/logout'));
    answer(200)(http.expectOne('/api/me'));
    expect(await call).toMatchObject({ error: { status: 404 } });
    expect(errors).toContain(broken);
  });

  it('proves nothing if an interceptor swallows the request', async () => {
    const { http, action } = setupHttp(options, {
      interceptors: [(request, next) => (request.url === '/api/me' ? EMPTY : next(request))],
    });
    const call = action.invoke();
    answer(404)(http.expectOne('/logout'));
    expect(await call).toMatchObject({ error: { status: 404 } });
  });

  it('counts toward the timeout', async () => {
    jest.useFakeTimers();
    const { http, action } = setupHttp(options);
    const call = action.invoke();
    answer(502)(http.expectOne('/logout'));
    const verification = http.expectOne('/api/me');
    jest.advanceTimersByTime(30_000);
    expect(verification.cancelled).toBe(true);
    jest.useRealTimers();
    expect(await call).toMatchObject({ error: { kind: 'timeout' } });
  });

  it('decides about a 401 in doubt, after a failure with cleanup, and so ends the doubt', async () => {
    const features = [withCleanup(() => undefined)];
    const { http, action } = setupHttp(options, { features });
    const first = action.invoke();
    answer(502)(http.expectOne('/logout'));
    answer(500)(http.expectOne('/api/me'));
    expect(await first).toMatchObject({ status: 'failed' });

    const second = action.invoke();
    answer(401)(http.expectOne('/logout'));
    answer(200)(http.expectOne('/api/me'));
    expect(await second).toMatchObject({ error: { kind: 'server', status: 401 } });

    const third = action.invoke();
    answer(401)(http.expectOne('/logout'));
    answer(401)(http.expectOne('/api/me'));
    expect(await third).toMatchObject({ status: 'succeeded', alreadySignedOut: true });

    const fourth = action.invoke();
    answer(401)(http.expectOne('/logout'));
    expect(await fourth).toMatchObject({ status: 'succeeded' });
    http.verify();
  });
});
