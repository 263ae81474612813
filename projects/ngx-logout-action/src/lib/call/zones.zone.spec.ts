import { NgZone } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import {
  LogoutError,
  withCleanup,
  withFailureHandler,
  withOfflineLogout,
  withSession,
  withTabSync,
} from '../../public-api';
import { openLab } from '../../testing/lab';
import { Channel, haveNoOtherTabs, haveOtherTabs } from '../../testing/other-tabs';

/** Whether each part of the app ran in the zone of Angular, where its components notice what changes. */
const ran: [part: string, inZone: boolean][] = [];
const note = (part: string) => void ran.push([part, NgZone.isInAngularZone()]);

describe('In an app with zone.js, the zone of Angular is entered', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
    ran.length = 0;
  });
  afterEach(() => {
    haveNoOtherTabs();
    jest.useRealTimers();
  });

  it('to follow another tab', async () => {
    haveOtherTabs();
    const { navigator } = openLab({}, [withTabSync(), withCleanup(() => note('cleanup'))]);
    navigator.toRoute = () => {
      note('redirect');
      return Promise.resolve(true);
    };
    new Channel('ngx-logout-action:tabs:/').postMessage('1:out');
    await jest.advanceTimersByTimeAsync(20);
    expect(ran).toEqual([
      ['cleanup', true],
      ['redirect', true],
    ]);
  });

  it('for the redirect of a call from outside', async () => {
    const { action, backend, navigator } = openLab();
    navigator.toRoute = () => {
      note('redirect');
      return Promise.resolve(true);
    };
    const call = TestBed.inject(NgZone).runOutsideAngular(() => action.invoke());
    backend.last.answer();
    await call;
    expect(ran).toEqual([['redirect', true]]);
  });

  it('for the failure handler of a sign-out that is completed later', async () => {
    const { action, backend } = openLab({}, [
      withOfflineLogout(),
      withSession({ isAuthenticated: () => true }),
      withFailureHandler(() => note('handler')),
    ]);
    const call = action.invoke();
    backend.last.fail(new LogoutError('network'));
    await call;
    await jest.advanceTimersByTimeAsync(2_000);
    backend.last.fail(new LogoutError('backend'));
    await jest.advanceTimersByTimeAsync(0);
    expect(ran).toEqual([['handler', true]]);
  });
});
