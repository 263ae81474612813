import {
  HttpClient,
  HttpContext,
  HttpErrorResponse,
  type HttpInterceptorFn,
  provideHttpClient,
  withInterceptors,
} from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { catchError, map, NEVER, of, switchMap, throwError } from 'rxjs';

import {
  KEEP_SESSION,
  LogoutActionService,
  type LogoutFeature,
  LOGOUT_REQUEST,
  sessionExpiredInterceptor,
  type SessionExpiredOptions,
  withCleanup,
  withHttpLogout,
  withSession,
  withTabSync,
} from '../../public-api';
import { openLab, settle } from '../../testing/lab';

function openApp(
  options?: SessionExpiredOptions,
  features: LogoutFeature[] = [],
  others: HttpInterceptorFn[] = [],
) {
  const cleanup = jest.fn();
  const lab = openLab(
    {},
    [withCleanup(cleanup), ...features],
    [
      provideHttpClient(withInterceptors([sessionExpiredInterceptor(options), ...others])),
      provideHttpClientTesting(),
    ],
  );
  const http = TestBed.inject(HttpClient);
  const server = TestBed.inject(HttpTestingController);
  const errors: number[] = [];
  const get = (url: string, context?: HttpContext) =>
    http.get(url, { context }).subscribe({ error: ({ status }) => errors.push(status as number) });
  const refuse = (url: string, headers: Record<string, string> = {}, status = 401) =>
    server.expectOne(url).flush('', { status, statusText: 'Refused', headers });
  return { ...lab, cleanup, get, refuse, http, server, failures: errors };
}

describe('sessionExpiredInterceptor()', () => {
  it('ends the session once for eight parallel 401s, and passes the errors on to their callers', async () => {
    const { get, refuse, cleanup, navigator, backend, failures } = openApp();
    const urls = Array.from({ length: 8 }, (_, index) => `/api/${index}`);
    urls.forEach((url) => get(url));
    urls.slice(0, 6).forEach((url) => refuse(url));
    await settle();
    urls.slice(6).forEach((url) => refuse(url));
    await settle();
    expect(failures).toEqual(Array(8).fill(401));
    expect([cleanup.mock.calls.length, navigator.routes, backend.requests.length]).toEqual([
      1,
      ['/login'],
      0,
    ]);
  });

  it('ends the next session as well', async () => {
    const { get, refuse, cleanup } = openApp();
    get('/api/1');
    refuse('/api/1');
    await settle();
    get('/api/2');
    refuse('/api/2');
    await settle();
    expect(cleanup).toHaveBeenCalledTimes(2);
  });

  it.each<[string, (app: ReturnType<typeof openApp>) => void]>([
    [
      'another origin',
      ({ get, refuse }) => {
        get('https://avatars.example/me');
        refuse('https://avatars.example/me');
      },
    ],
    [
      'a request with KEEP_SESSION',
      ({ get, refuse }) => {
        get('/password', new HttpContext().set(KEEP_SESSION, true));
        refuse('/password');
      },
    ],
    [
      'a request with LOGOUT_REQUEST',
      ({ get, refuse }) => {
        get('/logout', new HttpContext().set(LOGOUT_REQUEST, true));
        refuse('/logout');
      },
    ],
    [
      'a step-up challenge',
      ({ get, refuse }) => {
        get('/api');
        refuse('/api', { 'www-authenticate': 'Bearer error="insufficient_user_authentication"' });
      },
    ],
    [
      'another status',
      ({ get, refuse }) => {
        get('/api');
        refuse('/api', {}, 403);
      },
    ],
  ])('ignores %s', async (_, request) => {
    const app = openApp();
    request(app);
    await settle();
    expect([app.cleanup.mock.calls.length, app.failures.length]).toEqual([0, 1]);
  });

  it('accepts `origins`, and `when`, which runs in an injection context', async () => {
    const { get, refuse, cleanup } = openApp({
      origins: ['https://api.example'],
      when: ({ status }) =>
        inject(LogoutActionService).offlineLogout() === 'none' && status === 440,
    });
    get('https://api.example/orders');
    refuse('https://api.example/orders', {}, 401);
    get('https://api.example/orders');
    refuse('https://api.example/orders', {}, 440);
    await settle();
    expect(cleanup).toHaveBeenCalledTimes(1);
  });

  it('asks verifyUrl once for five parallel 401s, also if the user is still signed in', async () => {
    const { get, refuse, server, action, cleanup } = openApp({}, [
      withHttpLogout({ verifyUrl: '/api/me' }),
    ]);
    const outcomes: unknown[] = [];
    action.outcomes$.subscribe((outcome) => outcomes.push(outcome));
    const urls = Array.from({ length: 5 }, (_, index) => `/api/${index}`);
    urls.forEach((url) => get(url));
    urls.forEach((url) => refuse(url));
    server.expectOne('/api/me').flush('{}');
    await settle();
    server.expectNone('/api/me');
    expect(outcomes).toEqual([{ status: 'vetoed', by: 'session' }]);
    expect(cleanup).not.toHaveBeenCalled();
  });

  it('reports that `when` throws, and the error of the request still reaches its caller', async () => {
    const failure = new Error('when');
    const { get, refuse, failures, errors } = openApp({
      when: () => {
        throw failure;
      },
    });
    get('/api');
    refuse('/api');
    await settle();
    expect([failures, errors]).toEqual([[401], [failure]]);
  });

  it('does not replace the error of a request whose URL is invalid', async () => {
    const refuseAll: HttpInterceptorFn = () =>
      throwError(() => new HttpErrorResponse({ status: 401 }));
    const { get, failures, errors, cleanup } = openApp({}, [], [refuseAll]);
    get('http://[');
    await settle();
    expect([failures, errors, cleanup.mock.calls.length]).toEqual([[401], [], 0]);
  });

  it('takes a user for signed in if withSession does not answer', async () => {
    jest.useFakeTimers();
    const { get, refuse, cleanup } = openApp({}, [withSession({ isAuthenticated: () => NEVER })]);
    get('/api');
    refuse('/api');
    await jest.advanceTimersByTimeAsync(5_000);
    expect(cleanup).toHaveBeenCalledTimes(1);
    jest.useRealTimers();
  });

  it('is silent about a 401 that arrives after the app was destroyed', async () => {
    const { get, server, failures, errors } = openApp();
    get('/api');
    const request = server.expectOne('/api');
    TestBed.resetTestingModule();
    request.flush('', { status: 401, statusText: 'Refused' });
    await settle();
    expect([failures, errors]).toEqual([[401], []]);
  });

  it('ignores late 401s after the sign-out of another tab, which is not echoed', async () => {
    localStorage.clear();
    const key = 'ngx-logout-action:tabs:/';
    const { get, refuse, cleanup } = openApp({}, [withTabSync()]);
    get('/api');
    localStorage.setItem(key, '1:out');
    window.dispatchEvent(new StorageEvent('storage', { key, newValue: '1:out' }));
    await settle();
    refuse('/api');
    await settle();
    expect([cleanup.mock.calls.length, localStorage.getItem(key)]).toEqual([1, '1:out']);
  });

  it('ignores a 401 if the user is not signed in', async () => {
    const { get, refuse, cleanup } = openApp({}, [withSession({ isAuthenticated: () => false })]);
    get('/api');
    refuse('/api');
    await settle();
    expect(cleanup).not.toHaveBeenCalled();
  });

  it('ignores a late 401 of a request from before the last sign-out', async () => {
    const signedIn = signal(true);
    const { action, backend, get, refuse, cleanup } = openApp({}, [
      withSession({ isAuthenticated: signedIn }),
    ]);
    get('/api/late');
    const call = action.invoke();
    backend.last.answer();
    await call;
    for (const value of [false, true]) {
      signedIn.set(value);
      TestBed.tick();
    }
    refuse('/api/late');
    await settle();
    expect(cleanup).toHaveBeenCalledTimes(1);
  });

  it('ignores a late 401 of a request from before the first sign-in', async () => {
    const signedIn = signal(false);
    const session = withSession({ isAuthenticated: signedIn });
    const { get, refuse, cleanup } = openApp({}, [session]);
    get('/api/late');
    TestBed.tick();
    signedIn.set(true);
    TestBed.tick();
    refuse('/api/late');
    await settle();
    expect(cleanup).not.toHaveBeenCalled();
  });

  it.each(['the first', 'a second'])(
    'ends %s session that withSession could not notice before, because it reads no signal',
    async (which) => {
      let token = '';
      const session = withSession({ isAuthenticated: () => token !== '' });
      const { service, get, refuse, server, cleanup } = openApp({}, [session]);
      get('/api/public');
      server.expectOne('/api/public').flush({});
      if (which === 'a second') await service.logout();
      TestBed.tick();
      cleanup.mockClear();
      token = 'new';
      get('/api');
      refuse('/api');
      await settle();
      expect(cleanup).toHaveBeenCalledTimes(1);
    },
  );

  it('does not ask isAuthenticated again for a 401 of the request by which it asks', async () => {
    const isAuthenticated = jest.fn(() =>
      inject(HttpClient)
        .get('/me')
        .pipe(
          map(() => true),
          catchError(() => of(false)),
        ),
    );
    const { get, refuse, server } = openApp({}, [withSession({ isAuthenticated })]);
    get('/api');
    TestBed.tick();
    server.expectOne('/me').flush({});
    refuse('/api');
    for (let times = 0; times < 5; times++) {
      const asked = server.match('/me');
      asked.forEach((request) => request.flush('', { status: 401, statusText: 'Refused' }));
      await settle();
    }
    expect(isAuthenticated).toHaveBeenCalledTimes(2);
  });

  it('ignores a 401 that a later interceptor resolves by refreshing the token', async () => {
    const refresh: HttpInterceptorFn = (request, next) =>
      next(request).pipe(
        catchError((error: unknown) =>
          request.url === '/token'
            ? throwError(() => error)
            : TestBed.inject(HttpClient)
                .get('/token')
                .pipe(switchMap(() => next(request))),
        ),
      );
    const { get, refuse, server, cleanup, failures } = openApp({}, [], [refresh]);
    get('/api');
    refuse('/api');
    server.expectOne('/token').flush({});
    server.expectOne('/api').flush({});
    await settle();
    expect([cleanup.mock.calls.length, failures]).toEqual([0, []]);
  });
});
