import { type DestroyRef, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { BehaviorSubject } from 'rxjs';

import { withSession } from 'ngx-logout-action';

import {
  act,
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

setUpIdle();

describe('The idle timer with withSession', () => {
  it('runs only while the signal says that the user is signed in', async () => {
    const signedIn = signal(false);
    const { now, backend } = openIdle({}, [withSession({ isAuthenticated: signedIn })]);
    await pass(HOUR);
    expect(now()).toEqual(['off', 0]);
    expect(backend.requests).toHaveLength(0);
    act();
    signedIn.set(true);
    TestBed.tick();
    expect(now()).toEqual(['active', 900]);
    await pass(15 * MINUTE + 100);
    expect(backend.requests).toHaveLength(1);
    signedIn.set(false);
    TestBed.tick();
    backend.last.answer();
    await pass(1_000);
    expect(now()).toEqual(['off', 0]);
  });

  it('restarts after a new sign-in, without activity in this tab', async () => {
    const signedIn = signal(true);
    const { now } = openIdle({}, [withSession({ isAuthenticated: signedIn })]);
    signedIn.set(false);
    TestBed.tick();
    await pass(HOUR);
    signedIn.set(true);
    TestBed.tick();
    expect(now()).toEqual(['active', 900]);
  });

  it('runs only while the Observable says that the user is signed in', async () => {
    const signedIn = new BehaviorSubject(true);
    const { now } = openIdle({}, [withSession({ isAuthenticated: () => signedIn })]);
    expect(now()).toEqual(['active', 900]);
    signedIn.next(false);
    expect(now()).toEqual(['off', 0]);
    await pass(HOUR);
    expect(now()).toEqual(['off', 0]);
  });

  it('lets the time run from a sign-in that no activity in the page precedes', async () => {
    const signedIn = signal(false);
    const { now, backend } = openIdle({}, [withSession({ isAuthenticated: () => signedIn() })]);
    await pass(HOUR);
    signedIn.set(true);
    TestBed.tick();
    await pass(1);
    expect(now()).toEqual(['active', 900]);
    await pass(14 * MINUTE);
    expect(now()).toEqual(['warning', 60]);
    expect(backend.requests).toHaveLength(0);
  });

  it('finds no new sign-in in a page that is reloaded after the time is up', async () => {
    const navigation = { getEntriesByType: () => [{ type: 'reload' }] };
    Object.assign(performance, navigation);
    localStorage.setItem(KEY, `active:${Date.now() - 20 * MINUTE}`);
    const signedIn = signal(false);
    const { now } = openIdle({}, [withSession({ isAuthenticated: () => signedIn() })]);
    await pass(SECOND);
    signedIn.set(true);
    TestBed.tick();
    expect(now()).toEqual(['expired', 0]);
    Reflect.deleteProperty(performance, 'getEntriesByType');
  });

  it('asks again when the time is up if `isAuthenticated` is not reactive', async () => {
    let signedIn = false;
    const { now, backend } = openIdle({}, [withSession({ isAuthenticated: () => signedIn })]);
    signedIn = true;
    act();
    await pass(14 * MINUTE);
    expect(now()).toEqual(['warning', 60]);
    await pass(MINUTE + 100);
    expect(backend.requests).toHaveLength(1);
  });

  it('asks only once while no one is signed in', async () => {
    const isAuthenticated = jest.fn(() => Promise.resolve(false));
    openIdle({}, [withSession({ isAuthenticated })]);
    await pass(1);
    isAuthenticated.mockClear();
    await pass(3 * HOUR);
    expect(isAuthenticated).toHaveBeenCalledTimes(1);
  });

  it('shows the page again after sleep if no one was signed in', async () => {
    const { backend, now } = openIdle({}, [
      withSession({ isAuthenticated: () => Promise.resolve(false) }),
    ]);
    await pass(1);
    sleep(HOUR);
    window.dispatchEvent(new Event('focus'));
    expect(isHidden()).toBe(true);
    await pass(1);
    expect(isHidden()).toBe(false);
    expect(now()).toEqual(['off', 0]);
    expect(backend.requests).toHaveLength(0);
  });

  for (const [what, isAuthenticated] of [
    ['fails', () => Promise.reject(new Error('down'))],
    ['does not answer', () => new Promise<boolean>(() => undefined)],
  ] as const) {
    it(`signs out if isAuthenticated ${what}`, async () => {
      const { idle } = openIdle({ warnBefore: 0 }, [withSession({ isAuthenticated })]);
      await pass(15 * MINUTE + 6_000);
      expect(idle.state()).toBe('expired');
    });
  }

  it('stops after a sign-out until the next activity', async () => {
    const { now, action, backend } = openIdle();
    const call = action.invoke();
    backend.last.answer();
    await call;
    expect(now()).toEqual(['off', 0]);
    await pass(HOUR);
    expect(backend.requests).toHaveLength(1);
    act();
    expect(now()).toEqual(['active', 900]);
  });
});

describe('IdleLogout.pause()', () => {
  it('stops the timer, and keeps other tabs signed in, until every pause has ended', async () => {
    const { idle, now, backend } = openIdle();
    await pass(10 * MINUTE);
    const first = idle.pause();
    const second = idle.pause();
    await pass(20 * MINUTE);
    first();
    first();
    await pass(5 * MINUTE);
    expect(now()).toEqual(['active', 900]);
    expect(
      Date.now() - Number(localStorage.getItem('ngx-logout-action:idle:/')?.slice(7)),
    ).toBeLessThan(11_000);
    second();
    await pass(14 * MINUTE);
    expect(now()).toEqual(['warning', 60]);
    expect(backend.requests).toHaveLength(0);
  });

  it('ends automatically after half an hour', async () => {
    const { idle, backend } = openIdle();
    const resume = idle.pause();
    await pass(44 * MINUTE);
    expect(idle.state()).toBe('warning');
    resume();
    expect(idle.state()).toBe('warning');
    await pass(MINUTE + 1_100);
    expect(backend.requests).toHaveLength(1);
  });

  it('ends after maxPause, and the time runs from then on', async () => {
    const { idle, now } = openIdle({ maxPause: MINUTE + SECOND });
    await pass(5 * SECOND);
    idle.pause();
    await pass(15 * MINUTE);
    expect(idle.state()).toBe('active');
    await pass(SECOND);
    expect(now()).toEqual(['warning', 60]);
  });

  it('closes the warning', async () => {
    const { idle, now } = openIdle();
    await pass(14 * MINUTE);
    idle.pause();
    expect(now()).toEqual(['active', 900]);
  });

  it('ends when the given DestroyRef is destroyed', async () => {
    const { idle } = openIdle();
    const ended: (() => void)[] = [];
    const destroyRef = {
      onDestroy: (end: () => void) => {
        ended.push(end);
        return () => undefined;
      },
    };
    idle.pause(destroyRef as unknown as DestroyRef);
    await pass(20 * MINUTE);
    for (const end of ended) end();
    await pass(14 * MINUTE);
    expect(idle.state()).toBe('warning');
  });

  it('keeps the user signed in if it outlasts sleep, but not if it expired during sleep', () => {
    const { idle } = openIdle();
    idle.pause();
    sleep(20 * MINUTE);
    window.dispatchEvent(new Event('focus'));
    expect(idle.state()).toBe('active');
    sleep(8 * HOUR);
    window.dispatchEvent(new Event('focus'));
    expect(idle.state()).toBe('expired');
  });
});
