import { TestBed } from '@angular/core/testing';

import {
  act,
  arriveByRouter,
  dialog,
  HOUR,
  isHidden,
  MINUTE,
  openIdle,
  pass,
  SECOND,
  setVisibility,
  setUpIdle,
  sleep,
} from '../../src/testing/idle-kit';
import { openLab, settle } from '../../src/testing/lab';
import { IdleLogout } from './idle-logout';

setUpIdle();

describe('The idle timer', () => {
  it('starts with the app and counts down', async () => {
    const { now } = openIdle();
    expect(now()).toEqual(['active', 900]);
    await pass(MINUTE);
    expect(now()).toEqual(['active', 840]);
  });

  it('warns one minute before the sign-out by default', async () => {
    const { now } = openIdle();
    await pass(14 * MINUTE - 1);
    expect(now()).toEqual(['active', 61]);
    await pass(1);
    expect(now()).toEqual(['warning', 60]);
    await pass(59 * SECOND);
    expect(now()).toEqual(['warning', 1]);
  });

  it("ends with a sign-out that sends `reason: 'idle'` in its data", async () => {
    const { now, backend, navigator } = openIdle();
    await pass(15 * MINUTE - 1);
    expect(backend.requests).toHaveLength(0);
    await pass(100);
    expect(now()).toEqual(['expired', 0]);
    expect(backend.requests.map(({ request }) => request.data)).toEqual([{ reason: 'idle' }]);
    backend.last.answer();
    await settle();
    expect(navigator.routes[0]).toBe('/login');
  });

  it('can sign out without a warning', async () => {
    const { now, backend } = openIdle({ after: 30 * SECOND, warnBefore: 0 });
    await pass(30 * SECOND - 1);
    expect(now()).toEqual(['active', 1]);
    await pass(100);
    expect(backend.requests).toHaveLength(1);
  });

  it('restarts on activity', async () => {
    const { now, backend } = openIdle({ after: 2 * MINUTE });
    for (let minute = 0; minute < 5; minute++) {
      await pass(MINUTE - 1);
      act();
    }
    expect(backend.requests).toHaveLength(0);
    await pass(30 * SECOND);
    expect(now()).toEqual(['active', 90]);
  });

  it('ignores events dispatched by scripts', async () => {
    const { now } = openIdle({ activity: ['keydown', 'focusin'] });
    await pass(14 * MINUTE - SECOND);
    document.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }));
    document.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    await pass(SECOND);
    expect(now()).toEqual(['warning', 60]);
  });

  it('adds one passive capturing listener per event', () => {
    const listen = jest.spyOn(window, 'addEventListener');
    openIdle({ activity: undefined });
    const names = ['pointerdown', 'keydown', 'wheel', 'touchstart'];
    const calls = listen.mock.calls.filter(([type]) => names.includes(type));
    expect(calls.map(([type]) => type)).toEqual(names);
    for (const [, , options] of calls) expect(options).toEqual({ capture: true, passive: true });
  });

  it('stops when the app is destroyed', async () => {
    const { backend } = openIdle();
    TestBed.resetTestingModule();
    expect(jest.getTimerCount()).toBe(0);
    sleep(HOUR);
    window.dispatchEvent(new Event('focus'));
    await pass(HOUR);
    expect(backend.requests).toHaveLength(0);
  });

  it('does not run without withIdleLogout, and its methods do nothing', async () => {
    const { backend } = openLab();
    const idle = TestBed.inject(IdleLogout);
    await pass(HOUR);
    idle.stay();
    idle.pause()();
    expect([idle.state(), idle.remaining()]).toEqual(['off', 0]);
    expect(backend.requests).toHaveLength(0);
  });
});

describe('After sleep,', () => {
  for (const [event, target] of [
    ['visibilitychange', document],
    ['resume', document],
    ['pageshow', window],
    ['online', window],
    ['focus', window],
  ] as const) {
    it(`the page is hidden on the first ${event} event, and the user is signed out`, async () => {
      const { backend, idle } = openIdle();
      sleep(HOUR);
      target.dispatchEvent(new Event(event));
      expect(isHidden()).toBe(true);
      expect(idle.state()).toBe('expired');
      await pass(100);
      expect(backend.requests).toHaveLength(1);
    });
  }

  it('the first key press or click does not extend the session', async () => {
    const { backend } = openIdle();
    sleep(HOUR);
    act();
    expect(isHidden()).toBe(true);
    await pass(100);
    expect(backend.requests).toHaveLength(1);
  });

  it('the warning shows the rest of its time if sleep ended during it', () => {
    const { now } = openIdle();
    sleep(14.5 * MINUTE);
    window.dispatchEvent(new Event('focus'));
    expect(now()).toEqual(['warning', 30]);
  });

  it('the page is shown again after the redirect', async () => {
    const { backend, navigator } = openIdle();
    arriveByRouter(navigator);
    sleep(HOUR);
    window.dispatchEvent(new Event('focus'));
    await pass(100);
    backend.last.answer();
    await pass(SECOND);
    expect(isHidden()).toBe(false);
  });

  it('the monotonic clock counts if the wall clock stood still', () => {
    const { idle } = openIdle();
    const real = performance.now.bind(performance);
    jest.spyOn(performance, 'now').mockImplementation(() => real() + HOUR);
    window.dispatchEvent(new Event('focus'));
    expect(idle.state()).toBe('expired');
  });
});

describe('A change of the system clock', () => {
  for (const [what, jump] of [
    ['back', -24 * HOUR],
    ['back by a little', -MINUTE],
  ] as const) {
    it(`${what} does not affect the timer, which uses the monotonic clock`, async () => {
      const { backend, now } = openIdle();
      await pass(5 * MINUTE);
      jest.setSystemTime(Date.now() + jump);
      window.dispatchEvent(new Event('focus'));
      expect(now()).toEqual(['active', 600]);
      expect(isHidden()).toBe(false);
      await pass(9 * MINUTE);
      expect(now()).toEqual(['warning', 60]);
      await pass(MINUTE + 100);
      expect(backend.requests).toHaveLength(1);
    });
  }

  it('back after activity does not extend the session', async () => {
    const { backend } = openIdle();
    await pass(5 * MINUTE);
    act();
    jest.setSystemTime(Date.now() - 24 * HOUR);
    await pass(15 * MINUTE + 100);
    expect(backend.requests).toHaveLength(1);
  });

  it('forward to before the deadline counts as idle time until the next activity', async () => {
    const { backend, now } = openIdle();
    sleep(10 * MINUTE);
    window.dispatchEvent(new Event('focus'));
    expect(now()).toEqual(['active', 300]);
    act();
    await pass(SECOND);
    expect(now()).toEqual(['active', 899]);
    expect(backend.requests).toHaveLength(0);
  });

  it('forward past the deadline hides the page and signs the user out', async () => {
    const { backend } = openIdle();
    sleep(HOUR);
    await pass(SECOND);
    expect(isHidden()).toBe(true);
    await pass(100);
    expect(backend.requests).toHaveLength(1);
  });

  it('forward and back again keeps the user signed in', async () => {
    const { backend, now } = openIdle();
    sleep(10 * MINUTE);
    await pass(2 * SECOND);
    jest.setSystemTime(Date.now() - 10 * MINUTE);
    await pass(SECOND);
    expect(now()).toEqual(['active', 897]);
    expect(backend.requests).toHaveLength(0);
  });
});

describe('While the page is hidden,', () => {
  it('one timer waits for the warning, because browsers throttle chained timers', async () => {
    openIdle();
    setVisibility('hidden');
    const set = jest.spyOn(globalThis, 'setTimeout');
    await pass(13 * MINUTE);
    expect(set).not.toHaveBeenCalled();
    await pass(MINUTE);
    expect(set).toHaveBeenCalledTimes(1);
  });

  it('the warning stays closed until the page is visible', async () => {
    const { idle } = openIdle();
    setVisibility('hidden');
    await pass(14 * MINUTE);
    expect(idle.state()).toBe('warning');
    expect(dialog()).toBeNull();
    setVisibility('visible');
    expect(dialog()).not.toBeNull();
    setVisibility('hidden');
    expect(dialog()).toBeNull();
  });
});
