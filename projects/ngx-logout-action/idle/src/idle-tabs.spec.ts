import { TestBed } from '@angular/core/testing';

import { withCleanup, withLogoutGuards, withSession, withTabSync } from 'ngx-logout-action';

import {
  act,
  arriveByRouter,
  dialog,
  HOUR,
  isHidden,
  KEY,
  MINUTE,
  openIdle,
  pass,
  SECOND,
  setUpIdle,
  sleep,
  receiveMessage,
} from '../../src/testing/idle-kit';
import { settle } from '../../src/testing/lab';

setUpIdle();

/** Records what the app writes under the key of the idle timer. */
function watchWrites() {
  const write = jest.spyOn(Storage.prototype, 'setItem');
  return () => write.mock.calls.filter(([key]) => key === KEY).map(([, value]) => value);
}

const reloaded = () => Object.assign(performance, { getEntriesByType: () => [{ type: 'reload' }] });

afterEach(() => Reflect.deleteProperty(performance, 'getEntriesByType'));

describe('Across tabs', () => {
  it('activity in one tab counts in all tabs and closes their warnings', async () => {
    const { now } = openIdle();
    await pass(14 * MINUTE);
    expect(dialog()).not.toBeNull();
    receiveMessage('active');
    expect(now()).toEqual(['active', 900]);
    expect(dialog()).toBeNull();
  });

  it('activity is written to storage at most once a second', async () => {
    openIdle();
    const writes = watchWrites();
    await pass(MINUTE);
    for (let times = 0; times < 100; times++) {
      act();
      await pass(100);
    }
    expect(writes().length).toBeGreaterThan(8);
    expect(writes().length).toBeLessThanOrEqual(11);
  });

  it('the last activity within a second is shared as well', async () => {
    openIdle();
    await pass(MINUTE);
    act();
    await pass(300);
    act();
    const last = Date.now();
    await pass(2 * SECOND);
    expect(localStorage.getItem(KEY)).toBe(`active:${last}`);
  });

  it('activity counts to the millisecond, even if several events follow within a second', async () => {
    const { idle } = openIdle();
    await pass(MINUTE);
    for (const ms of [100, 400, 450]) {
      act();
      await pass(ms);
    }
    await pass(14 * MINUTE - 451);
    expect(idle.state()).toBe('active');
    await pass(1);
    expect(idle.state()).toBe('warning');
  });

  it('stay() is shared immediately', async () => {
    const { idle } = openIdle();
    await pass(14 * MINUTE);
    idle.stay();
    expect(localStorage.getItem(KEY)).toBe(`active:${Date.now()}`);
  });

  it('malformed messages and other storage keys are ignored', async () => {
    const { now } = openIdle();
    await pass(MINUTE);
    for (const news of ['active:x', 'active:-1', 'gone:1', '']) {
      window.dispatchEvent(new StorageEvent('storage', { key: KEY, newValue: news }));
    }
    window.dispatchEvent(
      new StorageEvent('storage', { key: 'other', newValue: `out:${Date.now()}` }),
    );
    expect(now()).toEqual(['active', 840]);
  });

  it('a tab that was frozen reads what it missed from storage', () => {
    const { now } = openIdle();
    sleep(HOUR);
    localStorage.setItem(KEY, `active:${Date.now() - MINUTE}`);
    document.dispatchEvent(new Event('resume'));
    expect(isHidden()).toBe(false);
    expect(now()).toEqual(['active', 840]);
  });

  it('a stored time in the future, from before the clock was set back, does not extend the session', async () => {
    localStorage.setItem(KEY, `active:${Date.now() + HOUR}`);
    const { backend } = openIdle();
    await pass(15 * MINUTE + 100);
    expect(backend.requests).toHaveLength(1);
  });

  it('opening a page counts as activity', () => {
    localStorage.setItem(KEY, `active:${Date.now() - HOUR}`);
    expect(openIdle().now()).toEqual(['active', 900]);
  });

  it('reloading a page does not count as activity', () => {
    reloaded();
    localStorage.setItem(KEY, `active:${Date.now() - 10 * MINUTE}`);
    expect(openIdle().now()).toEqual(['active', 300]);
  });

  it('a page that is reloaded after the time is up is hidden, and the user is signed out', async () => {
    reloaded();
    localStorage.setItem(KEY, `active:${Date.now() - HOUR}`);
    const { backend } = openIdle();
    expect(isHidden()).toBe(true);
    await pass(100);
    expect(backend.requests).toHaveLength(1);
  });

  it('a sign-out deletes the recorded activity, so that the next session starts from zero', async () => {
    const { action, backend } = openIdle();
    const call = action.invoke();
    backend.last.answer();
    await call;
    expect(localStorage.getItem(KEY)).toBeNull();
  });

  it('a tab without storage still signs the user out', async () => {
    for (const method of ['getItem', 'setItem', 'removeItem'] as const) {
      jest.spyOn(Storage.prototype, method).mockImplementation(() => {
        throw new DOMException('denied', 'SecurityError');
      });
    }
    const { backend } = openIdle();
    await pass(15 * MINUTE + 100);
    expect(backend.requests).toHaveLength(1);
  });
});

describe('When the time is up in all tabs,', () => {
  it('one tab sends the request and notifies the others before and after it', async () => {
    const { backend } = openIdle();
    await pass(15 * MINUTE + 100);
    expect(backend.requests).toHaveLength(1);
    expect(localStorage.getItem(KEY)).toMatch(/^begun:/);
    backend.last.answer();
    await settle();
    expect(localStorage.getItem(KEY)).toMatch(/^out:/);
  });

  it('the other tabs clean up and redirect without a request', async () => {
    const cleanup = jest.fn();
    const guard = jest.fn(() => false);
    const { backend, navigator, now } = openIdle({}, [
      withCleanup(cleanup),
      withLogoutGuards(guard),
    ]);
    arriveByRouter(navigator);
    localStorage.setItem(`${KEY}:turn`, `other:${Date.now() + 15 * MINUTE}`);
    await pass(15 * MINUTE + 100);
    expect(isHidden()).toBe(true);
    receiveMessage('out');
    await pass(SECOND);
    expect([cleanup.mock.calls.length, guard.mock.calls.length]).toEqual([1, 0]);
    expect(navigator.routes[0]).toBe('/login');
    expect(isHidden()).toBe(false);
    expect(now()).toEqual(['expired', 0]);
    await pass(2 * MINUTE);
    expect(backend.requests).toHaveLength(0);
  });

  it('the other tabs follow immediately, even if their own time is not up yet', async () => {
    const { backend, navigator } = openIdle();
    await pass(14.9 * MINUTE);
    receiveMessage('out');
    await pass(SECOND);
    expect(navigator.routes[0]).toBe('/login');
    expect(backend.requests).toHaveLength(0);
  });

  it('a tab that follows keeps the stored sign-out for tabs that wake up later', async () => {
    openIdle();
    await pass(MINUTE);
    receiveMessage('out');
    await pass(SECOND);
    expect(localStorage.getItem(KEY)).toMatch(/^out:/);
  });

  it('withTabSync cleans up and redirects, without waiting for its `confirm`', async () => {
    const cleanup = jest.fn();
    const { navigator } = openIdle({}, [
      withTabSync({ confirm: () => new Promise<boolean>(() => undefined) }),
      withCleanup(cleanup),
    ]);
    localStorage.setItem('ngx-logout-action:tabs:/', '1:out');
    window.dispatchEvent(
      new StorageEvent('storage', { key: 'ngx-logout-action:tabs:/', newValue: '1:out' }),
    );
    await settle();
    expect(navigator.routes).toEqual([]);
    receiveMessage('out');
    await pass(6 * SECOND);
    expect(cleanup).toHaveBeenCalledTimes(1);
    expect(navigator.routes[0]).toBe('/login');
  });

  it('every tab shows the login page after one failed request', async () => {
    const { backend, navigator } = openIdle();
    await pass(14.9 * MINUTE);
    receiveMessage('left');
    await pass(SECOND);
    expect(navigator.routes).toEqual(['/login']);
    expect(backend.requests).toHaveLength(0);
  });

  it('another tab sends the request if the first one has crashed', async () => {
    const { backend } = openIdle();
    localStorage.setItem(`${KEY}:turn`, `other:${Date.now() + 15 * MINUTE}`);
    await pass(15 * MINUTE + 39 * SECOND);
    expect(backend.requests).toHaveLength(0);
    await pass(3 * SECOND);
    expect(backend.requests).toHaveLength(1);
  });

  it('a tab without a signed-in user does nothing', async () => {
    const { navigator } = openIdle({}, [withSession({ isAuthenticated: () => false })]);
    receiveMessage('out');
    await pass(SECOND);
    expect(navigator.routes).toEqual([]);
  });

  it('a tab that was frozen follows on resume, without a request', async () => {
    const { backend, navigator } = openIdle();
    sleep(HOUR);
    localStorage.setItem(KEY, `out:${Date.now() - MINUTE}`);
    document.dispatchEvent(new Event('resume'));
    expect(isHidden()).toBe(true);
    await pass(SECOND);
    expect(navigator.routes[0]).toBe('/login');
    expect(backend.requests).toHaveLength(0);
    TestBed.resetTestingModule();
  });
});
