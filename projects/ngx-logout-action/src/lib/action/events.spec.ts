import { inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { of } from 'rxjs';

import {
  LogoutActionService,
  LogoutError,
  LogoutEventRegistry,
  withActions,
} from '../../public-api';
import { openLab, settle } from '../../testing/lab';

const events = { useDefaultSuccessHandler: false } as const;

describe('The events of an action', () => {
  let warn: jest.SpyInstance;

  beforeEach(() => (warn = jest.spyOn(console, 'warn').mockImplementation()));
  afterEach(() => warn.mockRestore());

  it('pass the action, the data, and the response or error to their handlers', async () => {
    const seen: unknown[] = [];
    const { action, backend } = openLab({
      ...events,
      onBeforeUpdate: (event) => void seen.push(event),
      onSuccess: (event) => void seen.push(event),
      onError: (event) => void seen.push(event),
    });
    let call = action.invoke({ data: 1 });
    backend.last.answer({ body: 'ok' });
    await call;
    const error = new LogoutError('server', { status: 500 });
    call = action.invoke({ data: 2 });
    backend.last.fail(error);
    await call;
    expect(seen).toEqual([
      { action, data: 1 },
      { action, data: 1, response: { body: 'ok' } },
      { action, data: 2 },
      { action, data: 2, error },
    ]);
  });

  it('call their targets in order: those of the options, of on(), and of the registry', async () => {
    const seen: string[] = [];
    const { action, backend } = openLab({
      ...events,
      onSuccess: [() => void seen.push('option 1'), () => void seen.push('option 2')],
    });
    TestBed.inject(LogoutEventRegistry).on(
      'logoutAction',
      'onSuccess',
      () => void seen.push('registry'),
    );
    action.on('onSuccess', () => void seen.push('on'));
    const call = action.invoke();
    backend.last.answer();
    await call;
    expect(seen).toEqual(['option 1', 'option 2', 'on', 'registry']);
  });

  it('no longer call a target after its unsubscribe function was called, even twice', async () => {
    const target = jest.fn();
    const { action, backend } = openLab(events);
    const undo = action.on('onSuccess', target);
    action.on('onSuccess', target);
    undo();
    undo();
    const call = action.invoke();
    backend.last.answer();
    await call;
    expect(target).toHaveBeenCalledTimes(1);
  });

  it('call the targets of update() instead of the configured ones, and keep those of on()', async () => {
    const seen: string[] = [];
    const { action, backend } = openLab({ ...events, onSuccess: () => void seen.push('old') });
    action.on('onSuccess', () => void seen.push('on'));
    action.update({ onSuccess: () => void seen.push('new') });
    const call = action.invoke();
    backend.last.answer();
    await call;
    expect(seen).toEqual(['new', 'on']);
  });

  it('continue after a target throws or rejects, and report the error once', async () => {
    const last = jest.fn();
    const { action, backend, errors } = openLab({
      ...events,
      onBeforeUpdate: [
        () => {
          throw new Error('before');
        },
        () => Promise.reject(new Error('before, later')),
      ],
      onSuccess: [
        () => {
          throw new Error('thrown');
        },
        () => Promise.reject(new Error('rejected')),
        last,
      ],
    });
    const call = action.invoke();
    await settle();
    backend.last.answer();
    expect(await call).toMatchObject({ status: 'succeeded' });
    await settle();
    expect(errors).toEqual(
      ['before', 'before, later', 'thrown', 'rejected'].map((text) => new Error(text)),
    );
    expect(last).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['plain', () => false],
    ['by promise', () => Promise.resolve(false)],
    ['by observable', () => of(false)],
  ])(
    'are vetoed by one onBeforeUpdate target (%s), and all targets are called',
    async (_, answer) => {
      const asked = jest.fn();
      const { action, backend } = openLab({ ...events, onBeforeUpdate: [answer, asked] });
      expect(await action.invoke()).toEqual({ status: 'vetoed', by: 'onBeforeUpdate' });
      expect(asked).toHaveBeenCalledTimes(1);
      expect(backend.requests).toHaveLength(0);
    },
  );

  it('trigger other actions by name with the data of the call, without waiting for them or allowing a veto', async () => {
    const toast = jest.fn(() => false);
    const { action, service, backend } = openLab(
      { ...events, onBeforeUpdate: 'toast', onSuccess: ['bye', 'toast'] },
      [withActions({ toast })],
    );
    service.create({ name: 'bye', owner: 'application' });
    const call = action.invoke({ data: 'why' });
    backend.last.answer();
    expect(await call).toMatchObject({ status: 'succeeded' });
    expect(toast).toHaveBeenCalledTimes(2);
    expect(backend.last.request).toMatchObject({ action: 'bye', data: 'why' });
  });

  it('drop and report a chain of actions that returns to one of its actions', async () => {
    const { action, service, backend, errors } = openLab({ ...events, onSuccess: 'bye' });
    service.create({ ...events, name: 'bye', owner: 'application', onSuccess: 'logoutAction' });
    const call = action.invoke();
    backend.last.answer();
    await call;
    backend.last.answer();
    await settle();
    expect(backend.requests).toHaveLength(2);
    expect(errors.map(String)).toEqual([
      expect.stringMatching(/LOGOUT-204: .*logoutAction → bye → logoutAction/),
    ]);
  });

  it('call every function in an injection context', async () => {
    const targets = [jest.fn(() => void inject(LogoutActionService))];
    const { action, backend, errors } = openLab({
      ...events,
      onBeforeUpdate: targets,
      onSuccess: targets as never,
      onError: targets as never,
    });
    const first = action.invoke();
    backend.last.answer();
    await first;
    const second = action.invoke();
    backend.last.fail(new LogoutError('network'));
    await second;
    expect(targets[0]).toHaveBeenCalledTimes(4);
    expect(errors).toEqual([]);
  });

  it('report an unknown action name', async () => {
    const { action, backend, errors } = openLab({ ...events, onSuccess: 'missing' });
    const call = action.invoke();
    backend.last.answer();
    await call;
    expect(String(errors)).toMatch(/LOGOUT-203: .*'missing'.*withActions/);
  });

  it('are not triggered while the default success handler is on', async () => {
    const target = jest.fn(() => false);
    const { action, backend, errors } = openLab({
      onBeforeUpdate: target,
      onSuccess: target as () => void,
      onError: target as () => void,
    });
    let call = action.invoke();
    backend.last.answer();
    expect(await call).toMatchObject({ status: 'succeeded' });
    call = action.invoke();
    backend.last.fail(new LogoutError('network'));
    await call;
    expect(target).not.toHaveBeenCalled();
    expect(errors).toHaveLength(1);
  });

  it('follow useDefaultSuccessHandler of a single call', async () => {
    const target = jest.fn();
    const { action, backend, navigator } = openLab({ ...events, onSuccess: target });
    let call = action.invoke({ useDefaultSuccessHandler: true });
    backend.last.answer();
    await call;
    expect([target.mock.calls.length, navigator.routes]).toEqual([0, ['/login']]);
    call = action.invoke();
    backend.last.answer();
    await call;
    expect([target.mock.calls.length, navigator.routes]).toEqual([1, ['/login']]);
  });

  it('warn once in development if targets are configured but never triggered', () => {
    const { action } = openLab({ onSuccess: () => undefined });
    action.on('onError', () => undefined);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn).toHaveBeenCalledWith(expect.stringMatching(/^LOGOUT-301: .*Set it to false/));
  });

  it('do not warn if targets can be triggered', () => {
    openLab({ ...events, onSuccess: () => undefined }).action.on('onError', () => undefined);
    expect(warn).not.toHaveBeenCalled();
  });

  it('reject an unknown event and an invalid target', () => {
    const { action } = openLab();
    const registry = TestBed.inject(LogoutEventRegistry);
    expect(() => action.on('onFinish' as 'onError', () => undefined)).toThrow(/LOGOUT-103/);
    expect(() => action.on('onError', 5 as never)).toThrow(/LOGOUT-103/);
    expect(() => action.on('onError', undefined as never)).toThrow(/LOGOUT-103/);
    expect(() => action.on('spinnerContext' as 'onError', 'card')).toThrow(/LOGOUT-103/);
    expect(() => registry.on('1', 'onError', () => undefined)).toThrow(/LOGOUT-101/);
  });
});
