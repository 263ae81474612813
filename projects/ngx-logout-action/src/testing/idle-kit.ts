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
 * Lets virtual time pass. Jest waits a real millisecond for each timer, so only the last ten seconds are left to it;
 * before that, a second at a time passes, and then whatever has been promised in it.
 */
export async function pass(ms: number): Promise<void> {
  let left = ms;
  for (; left > 10 * SECOND; left -= SECOND) {
    jest.advanceTimersByTime(SECOND);
    await setImmediate();
  }
  await jest.advanceTimersByTimeAsync(left);
}

/** jsdom dispatches trusted events only for changes of the focus. */
const TRUSTED = ['focusin'];

export function field(): HTMLInputElement {
  const input = document.createElement('input');
  document.body.append(input);
  return input;
}

/** Trusted activity. */
export function act(): void {
  field().focus();
}

/** A message from another tab, as this one receives it without BroadcastChannel. */
export function tell(news: string, at = Date.now()): void {
  const newValue = `${news}:${at}`;
  localStorage.setItem(KEY, newValue);
  window.dispatchEvent(new StorageEvent('storage', { key: KEY, newValue }));
}

export const isHidden = () => document.documentElement.style.display === 'none';
export const dialog = () => document.querySelector('logout-idle-dialog');
export const button = (text: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === text)!;
export const text = (selector: string) => document.querySelector(selector)?.textContent;

export function see(visibility: 'visible' | 'hidden'): void {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Sleep during which the monotonic clock stands still, as in Chromium on Linux and macOS. */
export function sleep(ms: number): void {
  jest.setSystemTime(Date.now() + ms);
}

/** Lets the Router arrive where the navigator of a test is sent. */
export function arriveByRouter(navigator: RecordingNavigator): void {
  const router = TestBed.inject(Router);
  router.resetConfig([{ path: '**', children: [] }]);
  const record = navigator.toRoute.bind(navigator);
  navigator.toRoute = async (url) =>
    (await record(url)) && router.navigateByUrl(url, { skipLocationChange: true });
}

/** An app that signs idle users out. */
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

/** Virtual time, and a document for each test. */
export function setUpIdle(): void {
  // Hundreds of virtual seconds, on a busy machine.
  jest.setTimeout(30_000);

  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
    // jsdom stamps events by a clock of its own.
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
