import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { createEnvironmentInjector, DestroyRef, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import {
  LogoutError,
  withBeforeLogout,
  withCleanup,
  withHttpLogout,
  withLogoutGuards,
  withTabSync,
} from '../../public-api';
import { openLab, settle } from '../../testing/lab';

const ended = { status: 'succeeded', alreadySignedOut: true };

describe('LogoutActionService.sessionEnded()', () => {
  it('cleans up, redirects, and notifies other tabs, without guards, withBeforeLogout tasks, or a request', async () => {
    localStorage.clear();
    const never = jest.fn(() => false);
    const cleanup = jest.fn();
    const { service, backend, navigator } = openLab({}, [
      withLogoutGuards(never),
      withBeforeLogout(never as never),
      withCleanup(cleanup),
      withTabSync(),
    ]);
    expect(await service.sessionEnded({ redirectTo: '/expired' })).toMatchObject(ended);
    expect(navigator.routes).toEqual(['/expired']);
    expect([cleanup.mock.calls.length, never.mock.calls.length]).toEqual([1, 0]);
    expect(backend.requests).toHaveLength(0);
    expect(Object.values(localStorage)).toEqual([expect.stringMatching(/^1:out:/)]);
  });

  it('triggers onSuccess but not onBeforeUpdate if the default handler is off', async () => {
    const seen: string[] = [];
    const { service } = openLab({
      useDefaultSuccessHandler: false,
      onBeforeUpdate: () => void seen.push('onBeforeUpdate'),
      onSuccess: () => void seen.push('onSuccess'),
    });
    await service.sessionEnded();
    expect(seen).toEqual(['onSuccess']);
  });

  it('joins a pending call', async () => {
    const cleanup = jest.fn();
    const { service, backend } = openLab({}, [withCleanup(cleanup)]);
    const pending = service.logout();
    const joined = service.sessionEnded();
    backend.last.answer();
    expect(await joined).toBe(await pending);
    expect(cleanup).toHaveBeenCalledTimes(1);
  });

  it('joins the pending call of any action', async () => {
    const cleanup = jest.fn();
    const { service, backend, navigator } = openLab({}, [withCleanup(cleanup)]);
    const pending = service.create({ name: 'menu', owner: 'application' }).invoke();
    const joined = service.sessionEnded();
    expect(cleanup).not.toHaveBeenCalled();
    backend.last.answer();
    expect(await joined).toBe(await pending);
    expect([cleanup.mock.calls.length, navigator.routes]).toEqual([1, ['/login']]);
  });

  it('joins a pending call whose page was destroyed after the click', async () => {
    const cleanup = jest.fn();
    const { service, backend, navigator } = openLab({}, [withCleanup(cleanup)]);
    const menu = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
    const action = service.create({ redirectTo: '/bye', destroyRef: menu.get(DestroyRef) });
    const pending = action.invoke();
    menu.destroy();
    const joined = service.sessionEnded();
    backend.last.answer();
    expect(await joined).toBe(await pending);
    expect([cleanup.mock.calls.length, navigator.routes]).toEqual([1, ['/bye']]);
  });

  it('runs once after a pending call that fails, however often it was called meanwhile', async () => {
    const cleanup = jest.fn();
    const { service, backend } = openLab(
      {},
      [withCleanup(cleanup), withHttpLogout({ verifyUrl: '/api/me' })],
      [provideHttpClient(), provideHttpClientTesting()],
    );
    const pending = service.logout();
    const joined = [service.sessionEnded(), service.sessionEnded(), service.sessionEnded()];
    backend.last.fail(new LogoutError('network'));
    await pending;
    await settle();
    TestBed.inject(HttpTestingController)
      .expectOne('/api/me')
      .flush('', { status: 401, statusText: 'Unauthorized' });
    expect(await Promise.all(joined)).toMatchObject([ended, ended, ended]);
    expect(cleanup).toHaveBeenCalledTimes(2);
  });

  it('runs itself if the pending call fails', async () => {
    const { service, backend, navigator } = openLab();
    const pending = service.logout();
    const joined = service.sessionEnded();
    backend.last.fail(new LogoutError('network'));
    expect(await pending).toMatchObject({ status: 'failed' });
    expect(await joined).toMatchObject(ended);
    expect([backend.requests.length, navigator.routes]).toEqual([1, ['/login']]);
  });

  it.each([
    [401, ended, ['/login']],
    [200, { status: 'vetoed', by: 'session' }, []],
    [500, ended, ['/login']],
  ])('asks verifyUrl first, and after a %i settles with %j', async (status, outcome, routes) => {
    const { service, navigator } = openLab(
      {},
      [withHttpLogout({ verifyUrl: '/api/me' })],
      [provideHttpClient(), provideHttpClientTesting()],
    );
    const call = service.sessionEnded();
    TestBed.inject(HttpTestingController)
      .expectOne('/api/me')
      .flush('', { status, statusText: 'Status' });
    expect(await call).toMatchObject(outcome);
    expect(navigator.routes).toEqual(routes);
  });

  it('throws at once for an invalid option, like logout()', () => {
    const { service } = openLab();
    const invalid = { target: '/expired' } as never;
    expect(() => service.sessionEnded(invalid)).toThrow(/^LOGOUT-103/);
    expect(() => service.logout(invalid)).toThrow(/^LOGOUT-103/);
  });

  it('succeeds even after an earlier failure', async () => {
    const { service, backend } = openLab({}, [withCleanup(() => undefined)]);
    const failed = service.logout();
    backend.last.fail(new LogoutError('server', { status: 500 }));
    await failed;
    expect(await service.sessionEnded()).toMatchObject(ended);
  });
});
