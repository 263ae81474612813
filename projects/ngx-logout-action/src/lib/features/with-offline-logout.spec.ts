import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withEnabledBlockingInitialNavigation } from '@angular/router';

import {
  LogoutActionService,
  LogoutBackend,
  LogoutConfigurationError,
  LogoutError,
  type LogoutFailure,
  withActions,
  withCleanup,
  withFailureHandler,
  withFormLogout,
  withHttpLogout,
  withLogoutGuards,
  withOfflineLogout,
  withSession,
  withTabSync,
} from '../../public-api';
import { afterMove, openLab, settle } from '../../testing/lab';

const KEY = 'ngx-logout-action:offline:/';
const DAY = 24 * 60 * 60 * 1_000;

const noNetwork = () => new LogoutError('network');
const unavailable = (header?: string) =>
  new LogoutError('server', { status: 503, ...(header && { retryAfter: header }) });

const stored = () => JSON.parse(localStorage.getItem(KEY) ?? 'null') as Record<string, unknown>;
const store = (marker: object) =>
  localStorage.setItem(
    KEY,
    JSON.stringify({ v: 1, id: 'a', session: '', since: Date.now(), until: 0, ...marker }),
  );

const online = () => window.dispatchEvent(new Event('online'));
const wait = (ms: number) => jest.advanceTimersByTimeAsync(ms);

/** Sets up an app and signs out while the server cannot be reached. */
async function signOutOffline(
  features: Parameters<typeof openLab>[1] = [withOfflineLogout()],
  options: Parameters<typeof openLab>[0] = {},
) {
  const lab = openLab(options, features);
  const call = lab.action.invoke({ data: 'secret' });
  await settle();
  lab.backend.last.fail(noNetwork());
  const outcome = await call;
  await settle();
  return { ...lab, outcome, state: lab.service.offlineLogout };
}

/** Simulates a reload in the same browser. */
function reload(
  features: Parameters<typeof openLab>[1] = [withOfflineLogout()],
  options: Parameters<typeof openLab>[0] = {},
) {
  TestBed.resetTestingModule();
  const lab = openLab(options, features);
  return { ...lab, state: lab.service.offlineLogout };
}

/** Whether the first navigation may start. */
async function started(): Promise<boolean> {
  await settle();
  return TestBed.inject(ApplicationInitStatus).done;
}

let warned: jest.SpyInstance;

beforeEach(() => {
  localStorage.clear();
  jest.useFakeTimers();
  warned = jest.spyOn(console, 'warn').mockReturnValue(undefined);
});

afterEach(() => {
  document.documentElement.removeAttribute('style');
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('An offline sign-out', () => {
  it('cleans up, notifies other tabs, and redirects immediately, like a successful one', async () => {
    const cleanup = jest.fn();
    const { outcome, navigator, state } = await signOutOffline(
      [withOfflineLogout(), withCleanup(cleanup), withTabSync()],
      { redirectTo: '/bye' },
    );
    expect(outcome).toMatchObject({ status: 'failed', error: { kind: 'network', retrying: true } });
    expect(cleanup).toHaveBeenCalledTimes(1);
    expect(navigator.routes).toEqual(['/bye']);
    expect(localStorage.getItem('ngx-logout-action:tabs:/')).toMatch(/^1:out:/);
    expect(state()).toBe('pending');
  });

  it('triggers onError and does not redirect if the default success handler is off', async () => {
    const onError = jest.fn();
    const { navigator, state } = await signOutOffline([withOfflineLogout()], {
      useDefaultSuccessHandler: false,
      onError,
    });
    expect(onError.mock.calls).toMatchObject([[{ error: { retrying: true } }]]);
    expect(navigator.routes).toEqual([]);
    expect(state()).toBe('pending');
  });

  it.each([true, false])(
    'is not reported as a failure yet (with a failure handler: %s)',
    async (withHandler) => {
      const onFailure = jest.fn();
      const { errors } = await signOutOffline([
        withOfflineLogout(),
        ...(withHandler ? [withFailureHandler(onFailure)] : []),
      ]);
      expect(onFailure).not.toHaveBeenCalled();
      expect(errors).toEqual([]);
    },
  );

  it('hides the page from the back/forward cache', async () => {
    await signOutOffline();
    window.dispatchEvent(new Event('pagehide'));
    expect(document.documentElement.style.display).toBe('none');
  });

  it('goes forward again when the user goes back, because a document may not load offline', async () => {
    history.replaceState({ navigationId: 0 }, '', '/');
    history.pushState(null, '', '/');
    const { navigator } = await signOutOffline();
    const forward = jest.spyOn(history, 'forward').mockReturnValue(undefined);
    await afterMove(() => history.back());
    await jest.advanceTimersByTimeAsync(0);
    expect(forward).toHaveBeenCalledTimes(1);
    expect(navigator.documents).toEqual([]);
  });

  it.each([
    ['the server responds with 503', unavailable()],
    ['the request times out', new LogoutError('timeout')],
    ['the XSRF token is refused', new LogoutError('csrf', { status: 403 })],
  ])('is the only one completed later, not one for which %s', async (_, error) => {
    const { action, backend, service, navigator, errors } = openLab({}, [withOfflineLogout()]);
    const call = action.invoke();
    backend.last.fail(error);
    expect(await call).toMatchObject({ status: 'failed', error: { retrying: false } });
    expect(errors).toEqual([error]);
    expect(navigator.routes).toEqual([]);
    expect([service.offlineLogout(), stored()]).toEqual(['none', null]);
  });

  it('fails immediately if the request has a bearer token, which the cleanup removes', async () => {
    const { action, backend, service } = openLab({}, [
      withOfflineLogout(),
      withHttpLogout({ headers: () => ({ Authorization: 'Bearer token' }) }),
    ]);
    const call = action.invoke();
    backend.last.fail(noNetwork());
    expect(await call).toMatchObject({ error: { kind: 'network', retrying: false } });
    expect([service.offlineLogout(), stored()]).toEqual(['none', null]);
  });

  it('fails immediately if the session only ends when the document leaves, as at an OpenID Provider', async () => {
    const { action, backend, service } = openLab({}, [withOfflineLogout()]);
    Object.assign(backend, { ɵneedsDocument: true });
    const call = action.invoke();
    backend.last.fail(noNetwork());
    expect(await call).toMatchObject({ error: { retrying: false } });
    expect(service.offlineLogout()).toBe('none');
  });

  it('fails immediately with withFormLogout', async () => {
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const { action, service } = openLab({}, [
      withOfflineLogout(),
      withFormLogout({ url: '/logout' }),
    ]);
    expect(await action.invoke()).toMatchObject({ error: { kind: 'network', retrying: false } });
    expect(service.offlineLogout()).toBe('none');
  });

  it('warns in development if a new sign-in could not be detected', async () => {
    await signOutOffline();
    expect(warned).toHaveBeenCalledWith(expect.stringContaining('LOGOUT-308'));
  });

  it.each([
    withOfflineLogout({ session: () => 'hash' }),
    withSession({ isAuthenticated: () => true }),
  ])('does not warn with `session` or withSession', async (feature) => {
    const rest = feature.kind === 'offline' ? [] : [withOfflineLogout()];
    await signOutOffline([feature, ...rest]);
    expect(warned).not.toHaveBeenCalled();
  });

  it("keeps `offlineLogout` at 'none' without the feature", async () => {
    const { state, outcome } = await signOutOffline([]);
    expect(outcome).toMatchObject({ error: { retrying: false } });
    expect(state()).toBe('none');
  });
});

describe('A retry', () => {
  it('is sent when the browser is online, without data, guards, events, or a redirect', async () => {
    const guard = jest.fn(() => true);
    const chained = jest.fn();
    const { backend, navigator, state } = await signOutOffline(
      [withOfflineLogout(), withLogoutGuards(guard), withActions({ chained })],
      { redirectTo: '/bye' },
    );
    online();
    expect(backend.requests.map(({ request }) => request)).toEqual([
      { action: 'logoutAction', data: 'secret', returnTo: 'http://localhost/bye' },
      { action: 'logoutAction', returnTo: 'http://localhost/bye' },
    ]);
    backend.last.answer({ redirectUrl: '/elsewhere' });
    await settle();
    expect(state()).toBe('none');
    expect(stored()).toBeNull();
    expect([guard.mock.calls.length, chained.mock.calls.length]).toEqual([1, 0]);
    expect([navigator.routes, navigator.documents]).toEqual([['/bye'], []]);
    online();
    await wait(DAY);
    expect(backend.requests).toHaveLength(2);
  });

  it('triggers no events if the default success handler is off', async () => {
    const onSuccess = jest.fn();
    const onError = jest.fn();
    const { backend } = await signOutOffline([withOfflineLogout()], {
      useDefaultSuccessHandler: false,
      onSuccess,
      onError,
    });
    online();
    backend.last.answer();
    await settle();
    expect([onSuccess.mock.calls.length, onError.mock.calls.length]).toEqual([0, 1]);
  });

  it.each([
    [0, [1, 1, 2, 4, 8, 16, 30, 30]],
    [0.5, [1.5, 1.5, 3, 6, 12, 24, 45, 45]],
    [1, [2, 2, 4, 8, 16, 32, 60, 60]],
  ])('is sent after 1 to 60 s, with jitter (random: %d)', async (random, seconds) => {
    jest.spyOn(Math, 'random').mockReturnValue(random);
    const { backend } = await signOutOffline();
    for (const [index, delay] of seconds.entries()) {
      await wait(delay * 1_000 - 1);
      expect(backend.requests).toHaveLength(index + 1);
      await wait(1);
      expect(backend.requests).toHaveLength(index + 2);
      backend.last.fail(index % 2 ? noNetwork() : unavailable());
      await settle();
    }
  });

  it('is sent at most 20 times until the browser is online again', async () => {
    const { backend, state } = await signOutOffline();
    for (let minute = 0; minute < 60; minute++) {
      await wait(60_000);
      if (!backend.last.aborted) backend.last.fail(unavailable());
    }
    expect(backend.requests).toHaveLength(21);
    expect(state()).toBe('pending');
    online();
    expect(backend.requests).toHaveLength(22);
    backend.last.answer();
    await settle();
    expect(state()).toBe('none');
  });

  it.each([
    ['seconds', () => '120'],
    ['a date', () => new Date(Date.now() + 120_000).toUTCString()],
  ])(
    'respects Retry-After in %s, even when the browser is online or after a reload',
    async (_, header) => {
      jest.setSystemTime(1_000_000_000_000);
      const { backend } = await signOutOffline();
      online();
      backend.last.fail(unavailable(header()));
      await settle();
      online();
      await wait(60_000);
      expect(backend.requests).toHaveLength(2);
      const next = reload();
      await wait(59_999);
      expect(next.backend.requests).toHaveLength(0);
      await wait(1);
      expect(next.backend.requests).toHaveLength(1);
    },
  );

  it('ignores a Retry-After that is in the past or malformed', async () => {
    const { backend } = await signOutOffline();
    for (const [index, header] of ['0', 'soon', new Date(0).toUTCString()].entries()) {
      online();
      backend.last.fail(unavailable(header));
      await settle();
      await wait(2_000);
      expect(backend.requests).toHaveLength(3 + 2 * index);
      backend.last.fail(noNetwork());
      await settle();
    }
  });

  it('waits longer each time while the server is unavailable, and stops after a success', async () => {
    const { backend, state } = await signOutOffline();
    await wait(2_000);
    backend.last.fail(unavailable());
    await wait(4_000);
    backend.last.fail(new LogoutError('timeout'));
    await wait(8_000);
    expect(state()).toBe('pending');
    backend.last.answer();
    await settle();
    expect(state()).toBe('none');
    await wait(DAY);
    expect(backend.requests).toHaveLength(4);
  });

  it('is aborted after 30 s without a response, and sent again', async () => {
    const { backend, state } = await signOutOffline([withOfflineLogout()], { timeout: 0 });
    online();
    await wait(29_999);
    expect(backend.last.aborted).toBe(false);
    await wait(1);
    expect(backend.last.aborted).toBe(true);
    expect(state()).toBe('pending');
    await wait(2_000);
    expect(backend.requests).toHaveLength(3);
  });

  it.each([
    ['a page of a captive portal', new LogoutError('unexpected-response', { status: 200 })],
    ['a 404', new LogoutError('server', { status: 404 })],
    ['a refused XSRF token', new LogoutError('csrf', { status: 403 })],
    ['an error of the app', new Error('broken')],
  ])('fails permanently after %s, and calls the failure handler once', async (_, error) => {
    const reported: LogoutError[] = [];
    const { backend, state, errors } = await signOutOffline([
      withOfflineLogout(),
      withFailureHandler((failure) => {
        inject(LogoutActionService);
        reported.push(failure);
      }),
    ]);
    online();
    backend.last.fail(error);
    await settle();
    expect(state()).toBe('failed');
    expect(reported).toMatchObject([{ retrying: false }]);
    expect(errors).toEqual([]);
    expect(stored()).toBeNull();
    await wait(DAY);
    expect(backend.requests).toHaveLength(2);
  });

  it('that fails permanently is reported to ErrorHandler without a failure handler', async () => {
    const { backend, errors } = await signOutOffline();
    online();
    const error = new LogoutError('server', { status: 404 });
    backend.last.fail(error);
    await settle();
    expect(errors).toEqual([error]);
  });

  it('that fails permanently can be repeated by the failure handler, even if no one seems to be signed in', async () => {
    let failure: LogoutFailure | undefined;
    const guard = jest.fn(() => true);
    const user = signal('ann');
    const { backend, state } = await signOutOffline([
      withOfflineLogout(),
      withFailureHandler((_, given) => (failure = given)),
      withSession({ isAuthenticated: () => user() !== '' }),
      withCleanup(() => user.set('')),
      withLogoutGuards(guard),
    ]);
    online();
    backend.last.fail(new LogoutError('unexpected-response'));
    await settle();
    const retried = failure!.retry();
    await settle();
    expect(backend.requests).toHaveLength(3);
    backend.last.answer();
    expect(await retried).toMatchObject({ status: 'succeeded', alreadySignedOut: false });
    expect(state()).toBe('none');
    expect(guard).toHaveBeenCalledTimes(1);
  });

  it('reports errors of the failure handler', async () => {
    const broken = new Error('handler');
    const { backend, errors, state } = await signOutOffline([
      withOfflineLogout(),
      withFailureHandler(() => {
        throw broken;
      }),
    ]);
    online();
    backend.last.fail(new LogoutError('unexpected-response'));
    await settle();
    expect([errors, state()]).toEqual([[broken], 'failed']);
  });

  it('succeeds with a 401 after a reload, because the session is over', async () => {
    await signOutOffline([withOfflineLogout(), withCleanup(() => undefined)]);
    const { backend, state } = reload([withOfflineLogout(), withCleanup(() => undefined)]);
    backend.last.answer({ alreadySignedOut: true });
    await settle();
    expect(state()).toBe('none');
  });

  it('fails with a 401 in the document whose cleanup may have removed the credential', async () => {
    const { backend, state } = await signOutOffline([
      withOfflineLogout(),
      withCleanup(() => undefined),
    ]);
    online();
    backend.last.answer({ alreadySignedOut: true });
    await settle();
    expect(state()).toBe('failed');
  });

  it('is not sent by a destroyed app', async () => {
    const { backend } = await signOutOffline();
    TestBed.resetTestingModule();
    online();
    await wait(DAY);
    expect(backend.requests).toHaveLength(1);
  });

  it('is sent when a frozen page is resumed', async () => {
    const { backend } = await signOutOffline();
    document.dispatchEvent(new Event('resume'));
    expect(backend.requests).toHaveLength(2);
  });
});

describe('A page that is opened while a sign-out is pending', () => {
  it('sends a retry immediately, and the first navigation waits for it', async () => {
    await signOutOffline();
    const { backend, state } = reload();
    expect(state()).toBe('pending');
    expect(backend.requests).toHaveLength(1);
    expect(await started()).toBe(false);
    backend.last.answer();
    expect(await started()).toBe(true);
    expect(state()).toBe('none');
  });

  it('starts the first navigation after a failed retry, or after 5 s', async () => {
    await signOutOffline();
    reload().backend.last.fail(noNetwork());
    expect(await started()).toBe(true);
    reload();
    await wait(4_999);
    expect(await started()).toBe(false);
    await wait(1);
    expect(await started()).toBe(true);
  });

  it('delays the Router even with withEnabledBlockingInitialNavigation()', async () => {
    await signOutOffline();
    TestBed.resetTestingModule();
    const { backend } = openLab(
      {},
      [withOfflineLogout()],
      [provideRouter([], withEnabledBlockingInitialNavigation())],
    );
    const navigate = jest.spyOn(TestBed.inject(Router), 'initialNavigation');
    await settle();
    expect(navigate).not.toHaveBeenCalled();
    backend.last.answer();
    await settle();
    expect(navigate).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['the browser is offline', () => jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)],
    ['the server has asked for more time', () => store({ until: Date.now() + 60_000 })],
  ])('does not delay the first navigation if %s', async (_, arrange) => {
    await signOutOffline();
    arrange();
    reload();
    expect(await started()).toBe(true);
  });

  it('does not delay the first navigation without a pending sign-out', async () => {
    openLab({}, [withOfflineLogout()]);
    expect(await started()).toBe(true);
  });

  it('does not wait for a retry of a page that was left', async () => {
    await signOutOffline();
    online();
    expect(stored()).toMatchObject({ until: Date.now() + 30_000 });
    window.dispatchEvent(new Event('pagehide'));
    expect(reload().backend.requests).toHaveLength(1);
  });

  it('waits for a retry of another page', async () => {
    await signOutOffline();
    online();
    const { until } = stored();
    store({ until });
    window.dispatchEvent(new Event('pagehide'));
    expect(stored()).toMatchObject({ until });
  });

  it('cleans up data that the app loaded with the cookie, which was still valid', async () => {
    await signOutOffline();
    const cleanup = jest.fn();
    const { backend } = reload([withOfflineLogout(), withCleanup(cleanup)]);
    expect(cleanup).not.toHaveBeenCalled();
    backend.last.fail(unavailable());
    await settle();
    expect(cleanup).toHaveBeenCalledTimes(1);
  });

  it('waits for configuration that the app is still loading', async () => {
    await signOutOffline();
    const loaded: { url?: string } = {};
    const { backend, state } = reload([
      withOfflineLogout(),
      withHttpLogout(() => {
        if (!loaded.url) throw new Error('not loaded');
        return loaded;
      }),
    ]);
    await settle();
    expect([backend.requests.length, state()]).toEqual([0, 'pending']);
    loaded.url = '/leave';
    await wait(2_000);
    expect(backend.requests).toHaveLength(1);
  });

  it('reports configuration that still throws after the app has been initialized', async () => {
    await signOutOffline();
    const broken = new Error('broken');
    const { errors, state } = reload([
      withOfflineLogout(),
      withHttpLogout(() => {
        throw broken;
      }),
    ]);
    await settle();
    await wait(2_000);
    expect(state()).toBe('failed');
    expect(errors).toMatchObject([{ kind: 'backend', cause: broken }]);
  });
});

describe('A pending sign-out', () => {
  it('fails after 24 hours', async () => {
    const reported = jest.fn();
    const { backend, state } = await signOutOffline([
      withOfflineLogout(),
      withFailureHandler(reported),
    ]);
    for (let time = 0; time < DAY - 60_000; time += 60_000) {
      await wait(60_000);
      if (!backend.last.aborted) backend.last.fail(noNetwork());
    }
    expect([state(), reported.mock.calls.length]).toEqual(['pending', 0]);
    await wait(60_000);
    expect(state()).toBe('failed');
    expect(reported.mock.calls).toMatchObject([
      [{ kind: 'network', retrying: false }, expect.anything()],
    ]);
    expect(stored()).toBeNull();
  });

  it('fails after maxAge, even if no page was open then', async () => {
    await signOutOffline([withOfflineLogout({ maxAge: 1_000 })]);
    TestBed.resetTestingModule();
    await wait(1_000);
    const reported = jest.fn();
    const { state, backend } = reload([
      withOfflineLogout({ maxAge: 1_000 }),
      withFailureHandler(reported),
    ]);
    expect(state()).toBe('failed');
    expect(await started()).toBe(true);
    expect(reported).toHaveBeenCalledTimes(1);
    expect(backend.requests).toHaveLength(0);
  });

  it.each([0, -1, NaN])('cannot have a maxAge of %d', (maxAge) => {
    expect(() => withOfflineLogout({ maxAge })).toThrow(LogoutConfigurationError);
    expect(() => withOfflineLogout({ maxAge })).toThrow('LOGOUT-103');
  });

  it('ends with a later sign-out that reaches the server, even if no one seems to be signed in', async () => {
    const user = signal('ann');
    const { action, backend, state } = await signOutOffline([
      withOfflineLogout(),
      withSession({ isAuthenticated: () => user() !== '' }),
    ]);
    user.set('');
    const call = action.invoke();
    await settle();
    expect(backend.requests).toHaveLength(2);
    backend.last.answer();
    await call;
    expect([state(), stored()]).toEqual(['none', null]);
  });

  it('continues after a later sign-out that fails', async () => {
    const { action, backend, state, errors } = await signOutOffline();
    const call = action.invoke();
    backend.last.fail(new LogoutError('server', { status: 500 }));
    await call;
    expect(errors).toHaveLength(1);
    expect(state()).toBe('pending');
    await wait(2_000);
    expect(backend.requests).toHaveLength(3);
  });

  it('ends with sessionEnded()', async () => {
    const { service, state } = await signOutOffline();
    await service.sessionEnded();
    expect([state(), stored()]).toEqual(['none', null]);
  });
});

describe('While a sign-out is pending,', () => {
  const alive = withSession({ isAuthenticated: () => true });

  it('the app counts as signed out from the start, even if the cookie is still valid', async () => {
    await signOutOffline();
    const { navigator, backend } = reload([withOfflineLogout(), alive]);
    backend.last.fail(noNetwork());
    await settle();
    const call = TestBed.inject(LogoutActionService).logout();
    await settle();
    backend.last.fail(noNetwork());
    await call;
    window.dispatchEvent(new Event('pagehide'));
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await settle();
    expect(document.documentElement.style.display).toBe('none');
    expect(navigator.documents).toEqual(['http://localhost/login']);
  });

  it.each([true, false])(
    'the valid cookie does not count as a new sign-in (withTabSync: %s)',
    async (sync) => {
      await signOutOffline([withOfflineLogout(), ...(sync ? [withTabSync()] : [])]);
      const { backend, state } = reload([
        withOfflineLogout(),
        alive,
        ...(sync ? [withTabSync()] : []),
      ]);
      TestBed.tick();
      await settle();
      expect(state()).toBe('pending');
      expect(backend.requests).toHaveLength(1);
    },
  );

  it('a user who is loaded late, without user activity, does not count as a new sign-in', async () => {
    await signOutOffline();
    const user = signal('');
    Object.defineProperty(navigator, 'userActivation', {
      configurable: true,
      value: { hasBeenActive: false },
    });
    const { backend, state } = reload([
      withOfflineLogout(),
      withSession({ isAuthenticated: () => user() !== '' }),
    ]);
    TestBed.tick();
    backend.last.fail(noNetwork());
    user.set('ann');
    TestBed.tick();
    await settle();
    expect(state()).toBe('pending');
    await wait(2_000);
    expect(backend.requests).toHaveLength(2);
    Reflect.deleteProperty(navigator, 'userActivation');
  });
});

describe('The session of another user is never ended', () => {
  it.each([false, true])(
    'after withSession has detected a new sign-in (reload: %s)',
    async (reloaded) => {
      const user = signal('ann');
      const features = [
        withOfflineLogout(),
        withSession({ isAuthenticated: () => user() !== '' }),
        withCleanup(() => user.set('')),
      ];
      let lab = await signOutOffline(features);
      TestBed.tick();
      if (reloaded) {
        lab = { ...lab, ...reload(features) };
        TestBed.tick();
        lab.backend.last.fail(noNetwork());
        await settle();
      }
      const { length } = lab.backend.requests;
      user.set('ben');
      TestBed.tick();
      expect([lab.state(), stored()]).toEqual(['none', null]);
      online();
      await wait(DAY);
      expect(lab.backend.requests).toHaveLength(length);
    },
  );

  it('by a running retry, which a sign-in aborts', async () => {
    const user = signal('ann');
    const { backend, state } = await signOutOffline([
      withOfflineLogout(),
      withSession({ isAuthenticated: () => user() !== '' }),
      withCleanup(() => user.set('')),
    ]);
    TestBed.tick();
    online();
    user.set('ben');
    TestBed.tick();
    await settle();
    expect(backend.last.aborted).toBe(true);
    expect(state()).toBe('none');
  });

  it('if `session` has changed since the sign-out', async () => {
    let session = 'of ann';
    const { backend, state } = await signOutOffline([
      withOfflineLogout({ session: () => session }),
    ]);
    expect(stored()).toMatchObject({ session: 'of ann' });
    session = 'of ben';
    online();
    await settle();
    expect([state(), stored()]).toEqual(['none', null]);
    await wait(DAY);
    expect(backend.requests).toHaveLength(1);
  });

  it('if `session` has changed when a page is opened', async () => {
    await signOutOffline([withOfflineLogout({ session: () => 'of ann' })]);
    const cleanup = jest.fn();
    const { backend, state } = reload([
      withOfflineLogout({ session: () => 'of ben' }),
      withCleanup(cleanup),
    ]);
    expect(await started()).toBe(true);
    expect([backend.requests.length, state(), cleanup.mock.calls.length]).toEqual([0, 'none', 0]);
  });

  it('after a signal in `session` has changed', async () => {
    const session = signal('of ann');
    const { state } = await signOutOffline([withOfflineLogout({ session })]);
    session.set('of ben');
    expect(state()).toBe('none');
    TestBed.tick();
    expect(stored()).toBeNull();
  });

  it('if `session` is empty: the retry and the first navigation wait until it is known', async () => {
    await signOutOffline([withOfflineLogout({ session: () => 'of ann' })]);
    const session = signal('');
    const { backend, state } = reload([withOfflineLogout({ session })]);
    TestBed.tick();
    await wait(3_000);
    expect([backend.requests.length, state(), await started()]).toEqual([0, 'pending', false]);
    session.set('of ann');
    TestBed.tick();
    await settle();
    expect(backend.requests).toHaveLength(1);
    backend.last.answer();
    expect(await started()).toBe(true);
  });

  it('but a retry is sent while `session` is the same, whatever withSession says', async () => {
    const user = signal('ann');
    const { backend, state } = await signOutOffline([
      withOfflineLogout({ session: () => 'of ann' }),
      withSession({ isAuthenticated: () => user() !== '' }),
    ]);
    user.set('');
    TestBed.tick();
    user.set('ann');
    TestBed.tick();
    expect(state()).toBe('pending');
    online();
    expect(backend.requests).toHaveLength(2);
  });

  it('by a second sign-out, which keeps the `session` of the first one if a cleanup has cleared it', async () => {
    let session = 'of ann';
    const { action, backend } = await signOutOffline([
      withOfflineLogout({ session: () => session }),
      withCleanup(() => void (session = '')),
    ]);
    const call = action.invoke();
    backend.last.fail(noNetwork());
    await call;
    expect(stored()).toMatchObject({ session: 'of ann' });
  });

  it('if `session` throws: the error is reported, and the retry waits', async () => {
    await signOutOffline([withOfflineLogout({ session: () => 'of ann' })]);
    const broken = new Error('broken');
    const { backend, errors } = reload([
      withOfflineLogout({
        session: () => {
          throw broken;
        },
      }),
    ]);
    await settle();
    expect(backend.requests).toHaveLength(0);
    expect(errors).toContain(broken);
  });
});

describe('The stored entry', () => {
  it('contains a version, a random ID, the session, and two times', async () => {
    await signOutOffline([withOfflineLogout({ session: () => 'hash' })]);
    const { v, id, session, since, until, ...others } = stored();
    expect([v, session, since, until]).toEqual([1, 'hash', Date.now(), 0]);
    expect(id).toMatch(/^[a-z0-9]{8,}$/);
    expect(others).toEqual({});
    expect(Object.keys(localStorage)).toEqual([KEY]);
  });

  it.each([
    ['is not JSON', 'not JSON'],
    ['is not an object', 'null'],
    ['is of another version', { v: 2 }],
    ['has no id', { id: 7 }],
    ['has no session', { session: null }],
    ['has no time', { since: 'now' }],
    ['has no second time', { until: null }],
    ['is from the future', { since: Date.now() + 1e9 }],
  ])('is deleted if it %s', (_, marker) => {
    if (typeof marker === 'string') localStorage.setItem(KEY, marker);
    else store(marker);
    const { service, backend } = openLab({}, [withOfflineLogout()]);
    expect([service.offlineLogout(), stored()]).toEqual(['none', null]);
    expect(backend.requests).toHaveLength(0);
  });

  it('is kept if the clock is set back by a minute when the network comes back', () => {
    store({ since: Date.now() + 60_000 });
    const { service, backend } = openLab({}, [withOfflineLogout()]);
    expect(service.offlineLogout()).toBe('pending');
    expect(backend.requests).toHaveLength(1);
  });

  it('is kept if a cleanup clears storage', async () => {
    const { backend, state } = await signOutOffline([
      withOfflineLogout(),
      withCleanup(() => localStorage.clear()),
    ]);
    expect(state()).toBe('pending');
    expect(stored()).toMatchObject({ v: 1 });
    online();
    expect(backend.requests).toHaveLength(2);
  });

  it('is kept in memory if storage is blocked, and then works within the page', async () => {
    for (const method of ['getItem', 'setItem', 'removeItem'] as const) {
      jest.spyOn(Storage.prototype, method).mockImplementation(() => {
        throw new DOMException('denied', 'SecurityError');
      });
    }
    const { backend, state, navigator } = await signOutOffline();
    expect([state(), navigator.routes]).toEqual(['pending', ['/login']]);
    online();
    backend.last.fail(unavailable());
    await wait(2_000);
    backend.last.answer();
    await settle();
    expect(state()).toBe('none');
  });
});

describe('Other tabs', () => {
  /** Simulates a change of the stored entry by another tab. */
  const change = (value: string | null, key: string | null = KEY) => {
    if (value === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, value);
    window.dispatchEvent(new StorageEvent('storage', { key, newValue: value }));
  };
  const marker = (more: object = {}) =>
    JSON.stringify({ v: 1, id: 'b', session: '', since: Date.now(), until: 0, ...more });

  it('show a sign-out as pending, and complete it if its own tab does not', async () => {
    const { service, backend } = openLab({}, [withOfflineLogout()]);
    change(marker());
    expect(service.offlineLogout()).toBe('pending');
    await wait(2_000);
    expect(backend.requests).toHaveLength(1);
    backend.last.answer();
    await settle();
    expect(stored()).toBeNull();
  });

  it.each([
    ['none', null, KEY],
    ['none', null, null],
    ['failed', 'failed', KEY],
  ])('change to %s if another tab stores %s', async (state, value, key) => {
    const onFailure = jest.fn();
    const { service, backend } = openLab({}, [withOfflineLogout(), withFailureHandler(onFailure)]);
    change(marker());
    change(value, key);
    expect(service.offlineLogout()).toBe(state);
    localStorage.removeItem(KEY);
    await wait(DAY);
    expect(backend.requests).toHaveLength(0);
    expect(onFailure).not.toHaveBeenCalled();
  });

  it('do not retry for 30 s while another tab does', async () => {
    const { backend } = openLab({}, [withOfflineLogout()]);
    change(marker({ until: Date.now() + 30_000 }));
    online();
    await wait(29_999);
    expect(backend.requests).toHaveLength(0);
    await wait(1);
    expect(backend.requests).toHaveLength(1);
  });

  it('notice within a second that a response has cleared storage', async () => {
    const { service } = openLab({}, [withOfflineLogout()]);
    change(marker({ until: Date.now() + 30_000 }));
    online();
    localStorage.clear();
    await wait(1_000);
    expect(service.offlineLogout()).toBe('none');
  });

  it('ignore sign-outs of other apps on the same origin', () => {
    const { service } = openLab({}, [withOfflineLogout()]);
    window.dispatchEvent(
      new StorageEvent('storage', { key: 'ngx-logout-action:offline:/b/', newValue: marker() }),
    );
    expect(service.offlineLogout()).toBe('none');
  });

  it('let a visible tab retry first when the network comes back', async () => {
    const { backend } = await signOutOffline();
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    jest.spyOn(Math, 'random').mockReturnValue(1);
    online();
    expect(backend.requests).toHaveLength(1);
    await wait(1_000);
    expect(backend.requests).toHaveLength(2);
  });

  it('that have taken over are not affected by a late failure in this one', async () => {
    const { backend, state } = await signOutOffline();
    online();
    store({ id: 'of another tab', since: stored()['since'], until: Date.now() + 30_000 });
    backend.last.fail(new LogoutError('server', { status: 404 }));
    await settle();
    expect(state()).toBe('pending');
    expect(stored()).toMatchObject({ id: 'of another tab' });
  });

  it('need no retry after a late success in this one, because the session is over', async () => {
    const { backend, state } = await signOutOffline();
    online();
    store({ id: 'of another tab', since: stored()['since'], until: Date.now() + 30_000 });
    backend.last.answer();
    await settle();
    expect([state(), stored()]).toEqual(['none', null]);
  });

  it('keep a later sign-out of the next user', async () => {
    const { backend, state } = await signOutOffline();
    online();
    await wait(10);
    store({ id: 'of the next user' });
    backend.last.answer();
    await settle();
    expect(state()).toBe('pending');
    expect(stored()).toMatchObject({ id: 'of the next user' });
  });

  it('follow without verifyUrl, because the server still considers the user signed in', async () => {
    const { navigator } = openLab(
      {},
      [withOfflineLogout(), withTabSync(), withHttpLogout({ verifyUrl: '/api/me' })],
      [provideHttpClient(), provideHttpClientTesting()],
    );
    change(marker());
    const key = 'ngx-logout-action:tabs:/';
    window.dispatchEvent(new StorageEvent('storage', { key, newValue: '1:out' }));
    await settle();
    TestBed.inject(HttpTestingController).expectNone('/api/me');
    expect(navigator.routes).toEqual(['/login']);
  });
});

describe('A backend provided by the app', () => {
  it('gets the request again, without the data of the call', async () => {
    const requests: unknown[] = [];
    const logout = (request: object) => {
      requests.push(request);
      return Promise.reject(noNetwork());
    };
    const { action } = openLab(
      {},
      [withOfflineLogout()],
      [{ provide: LogoutBackend, useValue: { logout } }],
    );
    expect(await action.invoke({ data: 'secret' })).toMatchObject({ error: { retrying: true } });
    online();
    await settle();
    expect(requests).toHaveLength(2);
    expect(requests[1]).not.toHaveProperty('data');
  });
});
