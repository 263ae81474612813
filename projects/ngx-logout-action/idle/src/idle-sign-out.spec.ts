import { inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';

import { LogoutError, withCleanup, withFailureHandler, withLogoutGuards } from 'ngx-logout-action';

import {
  arriveByRouter,
  HOUR,
  isHidden,
  KEY,
  MINUTE,
  openIdle,
  pass,
  SECOND,
  setUpIdle,
  sleep,
} from '../../src/testing/idle-kit';
import { settle } from '../../src/testing/lab';

setUpIdle();

/** Wakes up the tab after its time is up. */
async function expire(): Promise<void> {
  sleep(HOUR);
  window.dispatchEvent(new Event('focus'));
  await pass(100);
}

const never = () => new Promise<boolean>(() => undefined);

describe('An idle sign-out', () => {
  it('skips guards', async () => {
    const guard = jest.fn(() => false);
    const { backend } = openIdle({}, [withLogoutGuards(guard)]);
    await expire();
    expect(guard).not.toHaveBeenCalled();
    expect(backend.requests).toHaveLength(1);
  });

  for (const inFlightBehavior of ['doNotExecute', 'executeLast', 'executeAll'] as const) {
    it(`ends pending decisions of all actions: ${inFlightBehavior}`, async () => {
      const { action, backend, service } = openIdle({}, [withLogoutGuards(never)], {
        inFlightBehavior,
      });
      const outcome = action.invoke();
      const other = service.create({ name: 'leave', owner: 'application' }).invoke();
      await expire();
      expect(await outcome).toEqual({ status: 'vetoed', by: 'timeout' });
      expect(await other).toEqual({ status: 'vetoed', by: 'timeout' });
      expect(backend.requests.map(({ request }) => request.data)).toEqual([{ reason: 'idle' }]);
    });
  }

  it('does not end decisions that start after it', async () => {
    const { action, backend } = openIdle({}, [withLogoutGuards(never)]);
    await expire();
    backend.last.answer();
    await pass(6 * SECOND);
    void action.invoke();
    await pass(SECOND);
    expect(action.pending()).toBe(true);
  });

  it('joins a sign-out that is already running', async () => {
    const { action, backend, navigator } = openIdle({}, [], { inFlightBehavior: 'doNotExecute' });
    arriveByRouter(navigator);
    void action.invoke();
    await expire();
    expect(backend.requests).toHaveLength(1);
    backend.last.answer();
    await pass(SECOND);
    expect(backend.requests).toHaveLength(1);
    expect(navigator.routes[0]).toBe('/login');
    expect(isHidden()).toBe(false);
  });

  it('sends its own request if the sign-out that was already running fails', async () => {
    const { action, backend } = openIdle({}, [], { inFlightBehavior: 'doNotExecute' });
    void action.invoke();
    await expire();
    backend.last.fail(new LogoutError('server', { status: 500 }));
    await settle();
    expect(backend.requests).toHaveLength(2);
  });

  it('hides the page until the Router has left it', async () => {
    const { backend, navigator } = openIdle();
    arriveByRouter(navigator);
    let arrive: (arrived: boolean) => void = () => undefined;
    navigator.arrives = new Promise((resolve) => (arrive = resolve));
    await expire();
    backend.last.answer();
    await pass(2 * SECOND);
    expect(navigator.routes).toEqual(['/login']);
    expect(isHidden()).toBe(true);
    arrive(true);
    await pass(2 * SECOND);
    expect(isHidden()).toBe(false);
  });

  it('hides the page until the next document loads, or for 5 s', async () => {
    const { backend, navigator } = openIdle({}, [], { redirectMode: 'document' });
    await expire();
    backend.last.answer();
    await pass(4 * SECOND);
    expect(navigator.documents).toEqual(['http://localhost/login']);
    expect(isHidden()).toBe(true);
    // The user has canceled the navigation in a `beforeunload` prompt.
    await pass(2 * SECOND);
    expect(isHidden()).toBe(false);
  });

  it('cleans up, reports the failure, and shows the login page if the request fails', async () => {
    const cleanup = jest.fn();
    const onFailure = jest.fn();
    const { backend, navigator } = openIdle({}, [
      withCleanup(cleanup),
      withFailureHandler(onFailure),
    ]);
    await expire();
    backend.last.fail(new LogoutError('server', { status: 500 }));
    await settle();
    expect(onFailure).toHaveBeenCalledTimes(1);
    expect(cleanup).toHaveBeenCalledTimes(1);
    expect(navigator.routes).toEqual(['/login']);
    expect(localStorage.getItem(KEY)).toMatch(/^left:/);
  });

  it('loads the login page as a document if a guard redirects away from it', async () => {
    const { backend, navigator } = openIdle();
    await expire();
    // The recording navigator does not change the URL of the Router, just like a guard that redirects.
    backend.last.fail(new LogoutError('server', { status: 500 }));
    await settle();
    expect(navigator.documents).toEqual(['http://localhost/login']);
  });

  it('shows the login page if the handlers of the app do not navigate', async () => {
    const onSuccess = jest.fn();
    const { backend, navigator } = openIdle({}, [], { useDefaultSuccessHandler: false, onSuccess });
    await expire();
    backend.last.answer();
    await settle();
    expect(onSuccess).toHaveBeenCalledTimes(1);
    expect(navigator.routes).toEqual(['/login']);
  });

  it('does not navigate if the handlers of the app do', async () => {
    const { backend, navigator } = openIdle({}, [], {
      useDefaultSuccessHandler: false,
      onSuccess: () => void inject(Router).navigateByUrl('/bye', { skipLocationChange: true }),
    });
    TestBed.inject(Router).resetConfig([{ path: '**', children: [] }]);
    await expire();
    backend.last.answer();
    await settle();
    expect(navigator.routes).toEqual([]);
  });

  it('is retried whenever the browser comes back online, until it succeeds', async () => {
    const { backend } = openIdle();
    await expire();
    for (let attempt = 1; attempt < 4; attempt++) {
      expect(backend.requests).toHaveLength(attempt);
      backend.last.fail(new LogoutError('network'));
      await pass(MINUTE);
      window.dispatchEvent(new Event('online'));
      await pass(1);
    }
    backend.last.answer();
    await pass(SECOND);
    window.dispatchEvent(new Event('online'));
    await pass(SECOND);
    expect(backend.requests).toHaveLength(4);
  });

  it('is not retried here if withOfflineLogout retries it', async () => {
    const { backend } = openIdle();
    await expire();
    backend.last.fail(new LogoutError('network', { retrying: true }));
    await settle();
    expect(localStorage.getItem(KEY)).toMatch(/^out:/);
    window.dispatchEvent(new Event('online'));
    await pass(SECOND);
    expect(backend.requests).toHaveLength(1);
  });

  it('does nothing more once the app is destroyed', async () => {
    const { navigator } = openIdle();
    await expire();
    TestBed.resetTestingModule();
    await pass(MINUTE);
    expect(navigator.routes).toEqual([]);
    expect(isHidden()).toBe(false);
  });
});
