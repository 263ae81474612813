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
  tell,
} from '../../src/testing/idle-kit';
import { settle } from '../../src/testing/lab';

setUpIdle();

/** What the app writes to the storage. */
function watchWrites() {
  const write = jest.spyOn(Storage.prototype, 'setItem');
  return () => write.mock.calls.filter(([key]) => key === KEY).map(([, value]) => value);
}

const reloaded = () => Object.assign(performance, { getEntriesByType: () => [{ type: 'reload' }] });

afterEach(() => Reflect.deleteProperty(performance, 'getEntriesByType'));

describe('Across tabs', () => {
  it('activity in one counts in all, and ends the warning', async () => {
    const { now } = openIdle();
    await pass(14 * MINUTE);
    expect(dialog()).not.toBeNull();
    tell('active');
    expect(now()).toEqual(['active', 900]);
    expect(dialog()).toBeNull();
  });

  it('activity is shared with the others, by at most one write a second', async () => {
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

  it('the last activity of a second is shared, too', async () => {
    openIdle();
    await pass(MINUTE);
    act();
    await pass(300);
    act();
    const last = Date.now();
    await pass(2 * SECOND);
    expect(localStorage.getItem(KEY)).toBe(`active:${last}`);
  });

  it('activity of the last second counts to the millisecond', async () => {
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

  it('"stay" is shared at once', async () => {
    const { idle } = openIdle();
    await pass(14 * MINUTE);
    idle.stay();
    expect(localStorage.getItem(KEY)).toBe(`active:${Date.now()}`);
  });

  it('a message that is no message changes nothing', async () => {
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

  it('a tab that was frozen looks up what it has missed', () => {
    const { now } = openIdle();
    sleep(HOUR);
    localStorage.setItem(KEY, `active:${Date.now() - MINUTE}`);
    document.dispatchEvent(new Event('resume'));
    expect(isHidden()).toBe(false);
    expect(now()).toEqual(['active', 840]);
  });

  it('a time from the future, written before the clock was set back, keeps no one signed in', async () => {
    localStorage.setItem(KEY, `active:${Date.now() + HOUR}`);
    const { backend } = openIdle();
    await pass(15 * MINUTE + 100);
    expect(backend.requests).toHaveLength(1);
  });

  it('a page that is opened is activity', () => {
    localStorage.setItem(KEY, `active:${Date.now() - HOUR}`);
    expect(openIdle().now()).toEqual(['active', 900]);
  });

  it('a page that is reloaded is none: the time goes on', () => {
    reloaded();
    localStorage.setItem(KEY, `active:${Date.now() - 10 * MINUTE}`);
    expect(openIdle().now()).toEqual(['active', 300]);
  });

  it('a page that is reloaded after the time is up is hidden and signed out', async () => {
    reloaded();
    localStorage.setItem(KEY, `active:${Date.now() - HOUR}`);
    const { backend } = openIdle();
    expect(isHidden()).toBe(true);
    await pass(100);
    expect(backend.requests).toHaveLength(1);
  });

  it('a sign-out clears the recorded activity, so that the next session starts from zero', async () => {
    const { action, backend } = openIdle();
    const call = action.invoke();
    backend.last.answer();
    await call;
    expect(localStorage.getItem(KEY)).toBeNull();
  });

  it('the tab works alone without storage', async () => {
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

describe('When the time is up in all tabs', () => {
  it('one of them sends the request, and notifies the others before and after', async () => {
    const { backend } = openIdle();
    await pass(15 * MINUTE + 100);
    expect(backend.requests).toHaveLength(1);
    expect(localStorage.getItem(KEY)).toMatch(/^begun:/);
    backend.last.answer();
    await settle();
    expect(localStorage.getItem(KEY)).toMatch(/^out:/);
  });

  it('another one sends nothing: it cleans up and redirects', async () => {
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
    tell('out');
    await pass(SECOND);
    expect([cleanup.mock.calls.length, guard.mock.calls.length]).toEqual([1, 0]);
    expect(navigator.routes[0]).toBe('/login');
    expect(isHidden()).toBe(false);
    expect(now()).toEqual(['expired', 0]);
    await pass(2 * MINUTE);
    expect(backend.requests).toHaveLength(0);
  });

  it('another one follows at once, before its own time is up', async () => {
    const { backend, navigator } = openIdle();
    await pass(14.9 * MINUTE);
    tell('out');
    await pass(SECOND);
    expect(navigator.routes[0]).toBe('/login');
    expect(backend.requests).toHaveLength(0);
  });

  it('another one that follows leaves the news for a tab that is late', async () => {
    openIdle();
    await pass(MINUTE);
    tell('out');
    await pass(SECOND);
    expect(localStorage.getItem(KEY)).toMatch(/^out:/);
  });

  it('with withTabSync, that feature cleans up and redirects, and its question is not waited for', async () => {
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
    tell('out');
    await pass(6 * SECOND);
    expect(cleanup).toHaveBeenCalledTimes(1);
    expect(navigator.routes[0]).toBe('/login');
  });

  it('all leave their pages if the sign-out failed, with one request', async () => {
    const { backend, navigator } = openIdle();
    await pass(14.9 * MINUTE);
    tell('left');
    await pass(SECOND);
    expect(navigator.routes).toEqual(['/login']);
    expect(backend.requests).toHaveLength(0);
  });

  it('another one sends the request if the first one has crashed', async () => {
    const { backend } = openIdle();
    localStorage.setItem(`${KEY}:turn`, `other:${Date.now() + 15 * MINUTE}`);
    await pass(15 * MINUTE + 39 * SECOND);
    expect(backend.requests).toHaveLength(0);
    await pass(3 * SECOND);
    expect(backend.requests).toHaveLength(1);
  });

  it('a tab in which no one is signed in does nothing', async () => {
    const { navigator } = openIdle({}, [withSession({ isAuthenticated: () => false })]);
    tell('out');
    await pass(SECOND);
    expect(navigator.routes).toEqual([]);
  });

  it('a frozen one follows what it has missed, without a request', async () => {
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
