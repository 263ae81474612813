import { PLATFORM_ID } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { openLab } from '../../testing/lab';
import { PageLifecycle } from './page-lifecycle';

describe('A document that is being unloaded', () => {
  afterEach(() => jest.useRealTimers());

  it('discards queued and new calls until it has stayed for 5 s', async () => {
    jest.useFakeTimers();
    const { action, backend } = openLab();
    void action.invoke();
    const waiting = action.invoke();
    window.dispatchEvent(new Event('pagehide'));
    const unavailable = { status: 'discarded', reason: 'unavailable' };
    expect(await waiting).toEqual(unavailable);
    expect(await action.invoke()).toEqual(unavailable);
    await jest.advanceTimersByTimeAsync(4_999);
    expect(await action.invoke()).toEqual(unavailable);
    await jest.advanceTimersByTimeAsync(1);
    void action.invoke();
    backend.last.answer();
    await jest.advanceTimersByTimeAsync(0);
    expect(backend.requests).toHaveLength(2);
  });

  it('has no listeners left when the app is destroyed', () => {
    openLab();
    const lifetime = TestBed.inject(PageLifecycle);
    TestBed.resetTestingModule();
    window.dispatchEvent(new Event('pagehide'));
    expect(lifetime.available).toBe(true);
  });

  it('accepts calls immediately once the back/forward cache has restored it', () => {
    const { action, backend } = openLab();
    window.dispatchEvent(new Event('pagehide'));
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    void action.invoke();
    expect(backend.requests).toHaveLength(1);
  });
});

describe('On the server,', () => {
  it('every call is discarded, and no listener is added to the window', async () => {
    const listen = jest.spyOn(window, 'addEventListener');
    const { action, backend } = openLab({}, [], [{ provide: PLATFORM_ID, useValue: 'server' }]);
    expect(await action.invoke()).toEqual({ status: 'discarded', reason: 'unavailable' });
    expect(backend.requests).toHaveLength(0);
    expect(TestBed.inject(PageLifecycle).available).toBe(false);
    expect(listen.mock.calls.filter(([type]) => type === 'pagehide')).toEqual([]);
    listen.mockRestore();
  });
});
