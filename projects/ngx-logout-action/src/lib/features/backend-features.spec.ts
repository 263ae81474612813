import { inject, InjectionToken } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import {
  type HttpLogoutOptions,
  LOGOUT_REQUEST,
  LogoutActionService,
  withCleanup,
  withHttpLogout,
} from '../../public-api';
import { answer, flush, setupHttp } from '../../testing/http-kit';
import { LOGOUT_CONFIG } from '../config';

const PREFIX = new InjectionToken('PREFIX', { factory: () => '/api' });

describe('withHttpLogout()', () => {
  it('configures the request', async () => {
    const { http, action } = setupHttp({
      url: '/api/session',
      method: 'DELETE',
      withCredentials: true,
      headers: { 'X-Client': 'spec' },
      body: ({ action: name, data, returnTo }) => ({ name, data, returnTo }),
    });
    void action.invoke({ data: 5 });
    const { request } = http.expectOne('/api/session');
    expect(request).toMatchObject({ method: 'DELETE', withCredentials: true, keepalive: true });
    expect(request.headers.get('X-Client')).toBe('spec');
    expect(request.body).toEqual({
      name: 'logoutAction',
      data: 5,
      returnTo: 'http://localhost/login',
    });
    await flush();
  });

  it('accepts functions for url and headers, called with the request in an injection context', async () => {
    const { http, action } = setupHttp({
      url: ({ data }) => `${inject(PREFIX)}/${String(data)}`,
      headers: ({ action: name }) => ({ 'X-Action': inject(PREFIX) + name }),
    });
    void action.invoke({ data: 'bye' });
    const { request } = http.expectOne('/api/bye');
    expect(request.headers.get('X-Action')).toBe('/apilogoutAction');
    await flush();
  });

  it('calls every function in an injection context', async () => {
    const ran: string[] = [];
    const run = (name: string) => ran.push(inject(PREFIX) + name);
    const { http, action } = setupHttp({
      body: () => run('body') && null,
      accept: () => !!run('accept') && false,
      xsrf: {
        refreshUrl: '/csrf',
        token: () => (run('token'), null),
        tokenFrom: () => (run('tokenFrom'), null),
      },
      verifyUrl: '/api/me',
      isSignedOut: () => !!run('isSignedOut'),
    });
    const call = action.invoke();
    answer(403)(http.expectOne('/logout'));
    answer(204)(http.expectOne('/csrf'));
    answer(403)(http.expectOne('/logout'));
    answer(200)(http.expectOne('/api/me'));
    expect(await call).toMatchObject({ status: 'succeeded' });
    const names = ['body', 'accept', 'token', 'tokenFrom', 'isSignedOut'];
    expect(new Set(ran)).toEqual(new Set(names.map((name) => `/api${name}`)));
  });

  it('uses the defaults for undefined options', async () => {
    const { http, action } = setupHttp({
      url: undefined,
      method: undefined,
      headers: undefined,
      body: undefined,
      withCredentials: undefined,
      goneStatuses: undefined,
      accept: undefined,
      redirectHeader: undefined,
      verifyUrl: undefined,
      isSignedOut: undefined,
      xsrf: {
        refreshUrl: undefined,
        cookieName: undefined,
        headerName: undefined,
        token: undefined,
        tokenFrom: undefined,
        refusedStatuses: undefined,
      },
    });
    const call = action.invoke();
    const request = http.expectOne('/logout');
    expect(request.request.method).toBe('POST');
    answer(401)(request);
    expect(await call).toMatchObject({ status: 'succeeded', alreadySignedOut: true });
  });

  it.each<[string, unknown, boolean]>([
    ['text under 64 KiB', 'x'.repeat(64 * 1024 - 1), true],
    ['text of 64 KiB', 'x'.repeat(64 * 1024), false],
    ['text of 64 KiB in UTF-8', 'ü'.repeat(32 * 1024), false],
    ['JSON', { a: 1 }, true],
    ['URL parameters', new URLSearchParams({ a: '1' }), true],
    ['a form of unknown size', new FormData(), false],
  ])('sets `keepalive` depending on the size of the body: %s', async (_, body, keepalive) => {
    const { http, action } = setupHttp({ body: () => body });
    void action.invoke();
    expect(http.expectOne('/logout').request).toMatchObject({ keepalive, cache: 'no-store' });
    await flush();
  });

  it('reads the redirect from the configured header', async () => {
    const { http, action } = setupHttp({ redirectHeader: 'Location' });
    const call = action.invoke();
    answer(202, '', { location: '/bye' })(http.expectOne('/logout'));
    expect(await call).toMatchObject({ response: { redirectUrl: 'http://localhost/bye' } });
  });
});

describe('An options factory of withHttpLogout()', () => {
  it('runs once, however many calls there are and whatever asks for the options', async () => {
    const factory = jest.fn(() => ({
      url: '/bye',
      verifyUrl: '/me',
      xsrf: { refreshUrl: '/csrf' },
    }));
    const { http, action } = setupHttp(factory);
    for (const status of [200, 500]) {
      const call = action.invoke();
      answer(status)(http.expectOne('/bye'));
      await flush();
      http.match(() => true).forEach(answer(200));
      await call;
    }
    const ended = TestBed.inject(LogoutActionService).sessionEnded();
    answer(401)(http.expectOne('/me'));
    await ended;
    expect(factory).toHaveBeenCalledTimes(1);
  });

  it('runs once, in an injection context, when the first sign-out needs it', async () => {
    const factory = jest.fn(() => ({ url: `${inject(PREFIX)}/logout` }));
    const { http, action } = setupHttp(factory);
    expect(factory).not.toHaveBeenCalled();
    for (let calls = 0; calls < 2; calls++) {
      const call = action.invoke();
      answer(500)(http.expectOne('/api/logout'));
      await call;
    }
    expect(factory).toHaveBeenCalledTimes(1);
  });

  it('runs again if it threw', async () => {
    const early = new Error('not loaded yet');
    const factory = jest
      .fn((): HttpLogoutOptions => ({ url: '/bye' }))
      .mockImplementationOnce(() => {
        throw early;
      });
    const { http, action } = setupHttp(factory);
    expect(await action.invoke()).toMatchObject({ error: { kind: 'backend', cause: early } });
    void action.invoke();
    http.expectOne('/bye');
    await flush();
  });

  it('fails the sign-out if its options are invalid', async () => {
    const { action } = setupHttp(() => ({ method: 'GET' as 'POST' }));
    expect(await action.invoke()).toMatchObject({
      error: { kind: 'backend', cause: { code: 'LOGOUT-112' } },
    });
  });
});

describe('An invalid option of withHttpLogout()', () => {
  it.each<[unknown, string]>([
    [{ method: 'GET' }, 'a GET must never sign users out'],
    [{ method: 'post' }, "'post' for 'method'"],
    [{ url: '' }, "'url'"],
    [{ url: 5 }, "'url'"],
    [{ withCredentials: 'yes' }, "'withCredentials'"],
    [{ headers: 'X-A: b' }, "'headers'"],
    [{ headers: { a: 1 } }, "'headers'"],
    [{ body: {} }, "'body'"],
    [{ accept: true }, "'accept'"],
    [{ goneStatuses: 404 }, "'goneStatuses'"],
    [{ goneStatuses: ['404'] }, "'goneStatuses'"],
    [{ goneStatuses: [99] }, "'goneStatuses'"],
    [{ redirectHeader: '' }, "'redirectHeader'"],
    [{ verifyUrl: () => '/me' }, "'verifyUrl'"],
    [{ isSignedOut: true }, "'isSignedOut'"],
    [{ xsrf: true }, "'xsrf'"],
    [{ xsrf: [] }, "'xsrf'"],
    [{ xsrf: { token: 'x' } }, "'xsrf.token'"],
    [{ xsrf: { refusedStatuses: 403 } }, "'xsrf.refusedStatuses'"],
    [{ xsrf: { cookie: 'x' } }, "Unknown option 'xsrf.cookie'"],
    [{ urls: '/x' }, "Unknown option 'urls'"],
    [{ toString: '/x' }, "Unknown option 'toString'"],
    [null, 'Expected an object'],
    ['/logout', 'Expected an object'],
  ])('causes LOGOUT-112: %j', (options, words) => {
    const configure = () => withHttpLogout(options as HttpLogoutOptions);
    expect(configure).toThrow(expect.objectContaining({ code: 'LOGOUT-112' }) as Error);
    expect(configure).toThrow(words);
  });
});

it.each([undefined, '', 5])('A url function that returns %j fails the sign-out', async (url) => {
  const { http, action } = setupHttp({ url: () => url as string });
  expect(await action.invoke()).toMatchObject({
    error: { kind: 'backend', cause: { code: 'LOGOUT-112' } },
  });
  http.verify();
});

describe('After a success,', () => {
  it('a new XSRF token is fetched for the next sign-in, unless the redirect loads a document', async () => {
    const { action, http } = setupHttp({ xsrf: { refreshUrl: '/csrf' } });
    const call = action.invoke();
    answer(204)(http.expectOne('/logout'));
    await call;
    const refresh = http.expectOne('/csrf');
    expect(refresh.request.context.get(LOGOUT_REQUEST)).toBe(true);
    refresh.error(new ProgressEvent('error'));

    action.update({ redirectMode: 'document' });
    const second = action.invoke();
    answer(204)(http.expectOne('/logout'));
    await second;
    http.expectNone('/csrf');
  });

  it('headers that throw when that token is fetched are reported, and the success stays one', async () => {
    const broken = new Error('broken');
    const headers = jest.fn((): Record<string, string> => ({}));
    const cleanup = jest.fn();
    const { action, http, errors } = setupHttp(
      { headers, xsrf: { refreshUrl: '/csrf' } },
      { features: [withCleanup(cleanup)] },
    );
    const call = action.invoke();
    headers.mockImplementation(() => {
      throw broken;
    });
    answer(204)(http.expectOne('/logout'));
    expect(await call).toMatchObject({ status: 'succeeded' });
    expect([cleanup.mock.calls.length, errors]).toEqual([1, [broken]]);
  });
});

describe('isSignedOut of the HTTP settings', () => {
  const request = { action: 'logoutAction', returnTo: 'http://localhost/login' };

  it('asks verifyUrl', () => {
    const { http } = setupHttp({ verifyUrl: '/api/me' });
    const settings = TestBed.runInInjectionContext(() => inject(LOGOUT_CONFIG).http?.())!;
    const answers: unknown[] = [];
    for (const status of [401, 200, 500]) {
      settings()
        .isSignedOut?.(request)
        .subscribe((signedOut) => answers.push(signedOut));
      answer(status)(http.expectOne('/api/me'));
    }
    expect(answers).toEqual([true, false, undefined]);
  });
});
