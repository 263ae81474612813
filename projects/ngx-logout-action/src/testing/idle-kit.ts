import { setImmediate } from 'node:timers/promises';

import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';

import { type LogoutActionOptions, type LogoutFeature } from 'ngx-logout-action';
import { IdleLogout, type IdleLogoutOptions, withIdleLogout } from 'ngx-logout-action/idle';

import { openLab, type RecordingNavigator } from './lab';

export const KEY = 'ngx-logout-action:idle:/';
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/**
 * Advances virtual time. Jest waits a real millisecond for each timer, so only the last ten seconds use its asynchronous
 * version; before that, time advances second by second, with the promises of each.
 */
export async function pass(ms: number): Promise<void> {
  let left = ms;
  for (; left > 10 * SECOND; left -= SECOND) {
    jest.advanceTimersByTime(SECOND);
    await setImmediate();
  }
  await jest.advanceTimersByTimeAsync(left);
}

/** jsdom marks only focus events as trusted. */
const TRUSTED = ['focusin'];

export function field(): HTMLInputElement {
  const input = document.createElement('input');
  document.body.append(input);
  return input;
}

/** Simulates user activity with a trusted event. */
export function act(): void {
  field().focus();
}

/** Simulates a message from another tab by a storage event, as without BroadcastChannel. */
export function receiveMessage(message: string, at = Date.now()): void {
  const newValue = `${message}:${at}`;
  localStorage.setItem(KEY, newValue);
  window.dispatchEvent(new StorageEvent('storage', { key: KEY, newValue }));
}

export const isHidden = () => document.documentElement.style.display === 'none';
export const dialog = () => document.querySelector('logout-idle-dialog');
export const button = (text: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === text)!;
export const text = (selector: string) => document.querySelector(selector)?.textContent;

export function setVisibility(visibility: 'visible' | 'hidden'): void {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Simulates sleep during which the monotonic clock stops, as in Chromium on Linux and macOS. */
export function sleep(ms: number): void {
  jest.setSystemTime(Date.now() + ms);
}

/** Navigates the Router to the URLs that the recording navigator gets. */
export function arriveByRouter(navigator: RecordingNavigator): void {
  const router = TestBed.inject(Router);
  router.resetConfig([{ path: '**', children: [] }]);
  const record = navigator.toRoute.bind(navigator);
  navigator.toRoute = async (url) =>
    (await record(url)) && router.navigateByUrl(url, { skipLocationChange: true });
}

/** Sets up an app that signs out idle users. */
export function openIdle(
  idle: Partial<IdleLogoutOptions> = {},
  features: LogoutFeature[] = [],
  options: LogoutActionOptions = {},
) {
  const lab = openLab(options, [
    withIdleLogout({ after: 15 * MINUTE, activity: TRUSTED, ...idle }),
    ...features,
  ]);
  const timer = TestBed.inject(IdleLogout);
  TestBed.tick();
  return { ...lab, idle: timer, now: () => [timer.state(), timer.remaining()] };
}

/** Sets up virtual time and a clean document for each test. */
export function setUpIdle(): void {
  // Some tests simulate hundreds of seconds on a busy machine.
  jest.setTimeout(30_000);

  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
    // jsdom uses its own clock for event timestamps.
    jest.spyOn(Event.prototype, 'timeStamp', 'get').mockImplementation(() => performance.now());
    // jsdom has no modal dialogs.
    Object.assign(HTMLDialogElement.prototype, {
      showModal(this: HTMLDialogElement) {
        this.open = true;
      },
      close(this: HTMLDialogElement) {
        this.open = false;
      },
    });
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    document.body.replaceChildren();
    document.documentElement.removeAttribute('style');
    jest.restoreAllMocks();
    jest.useRealTimers();
  });
}
