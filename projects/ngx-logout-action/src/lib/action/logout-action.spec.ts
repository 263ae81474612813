import { computed, ErrorHandler, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { EMPTY, Subject } from 'rxjs';

import {
  LogoutError,
  LogoutBackend,
  withCleanup,
  withLogoutGuards,
  withSession,
} from '../../public-api';
import { openLab, settle, type WaitingRequest } from '../../testing/lab';
import { SpinnerContextService } from '../spinner/spinner-context.service';

describe('A call', () => {
  afterEach(() => jest.useRealTimers());

  it('reaches the backend before invoke() returns if nothing is asynchronous', () => {
    const { action, backend } = openLab();
    void action.invoke({ data: { reason: 'done' } });
    expect(backend.last.request).toEqual({
      action: 'logoutAction',
      data: { reason: 'done' },
      returnTo: 'http://localhost/login',
    });
  });

  it('is pending until it settles', async () => {
    const { action, backend } = openLab();
    const outcome = action.invoke();
    expect(action.pending()).toBe(true);
    backend.last.answer();
    await outcome;
    expect(action.pending()).toBe(false);
  });

  it('runs its steps in order', async () => {
    const steps: string[] = [];
    const { action, backend } = openLab(
      {
        useDefaultSuccessHandler: false,
        spinnerContext: 'page',
        onBeforeUpdate: () => void steps.push('onBeforeUpdate'),
        onSuccess: () => void steps.push(`onSuccess, spinner ${spinning()}`),
      },
      [
        withSession({ isAuthenticated: () => !!steps.push('session') }),
        withLogoutGuards(() => !!steps.push(`guard, pending ${action.pending()}`)),
        withCleanup(() => void steps.push('cleanup')),
      ],
    );
    const spinning = TestBed.inject(SpinnerContextService).active('page');
    const call = action.invoke();
    steps.push(`request, spinner ${spinning()}`);
    action.outcomes$.subscribe(() => steps.push(`outcome, spinner ${spinning()}`));
    backend.last.answer();
    await call;
    expect(steps).toEqual([
      'session',
      'guard, pending true',
      'onBeforeUpdate',
      'request, spinner true',
      'cleanup',
      'onSuccess, spinner true',
      'outcome, spinner false',
    ]);
  });

  it('reports its outcome once each by promise, signal, and stream', async () => {
    const { action, backend } = openLab();
    const seen: unknown[] = [];
    action.outcomes$.subscribe((outcome) => seen.push(outcome));
    const call = action.invoke();
    backend.last.answer({ body: 1 });
    const outcome = await call;
    expect(outcome).toEqual({
      status: 'succeeded',
      response: { body: 1 },
      alreadySignedOut: false,
    });
    expect(seen).toEqual([outcome]);
    expect(action.lastOutcome()).toBe(outcome);
  });

  it('reports `alreadySignedOut` if the server had no session', async () => {
    const { action, backend } = openLab();
    const call = action.invoke();
    backend.last.answer({ alreadySignedOut: true });
    expect(await call).toMatchObject({ status: 'succeeded', alreadySignedOut: true });
  });

  it('passes on a LogoutError of the backend, and wraps any other error', async () => {
    const { action, backend } = openLab();
    const known = new LogoutError('network');
    let call = action.invoke();
    backend.last.fail(known);
    expect(await call).toEqual({ status: 'failed', error: known });

    call = action.invoke();
    backend.last.fail('broken');
    expect(await call).toMatchObject({ error: { kind: 'backend', cause: 'broken' } });
  });

  it('fails if the backend throws or returns undefined, and succeeds if it resolves with undefined', async () => {
    const { action } = openLab();
    const backend = TestBed.inject(LogoutBackend);
    backend.logout = () => {
      throw new Error('broken');
    };
    expect(await action.invoke()).toMatchObject({ status: 'failed', error: { kind: 'backend' } });
    backend.logout = () => undefined as never;
    expect(await action.invoke()).toMatchObject({ status: 'failed', error: { kind: 'backend' } });
    backend.logout = () => Promise.resolve(undefined as never);
    expect(await action.invoke()).toMatchObject({ status: 'succeeded', response: {} });
  });

  it('fails if its request completes without a response, for example after an interceptor returned EMPTY', async () => {
    const { action, navigator } = openLab();
    TestBed.inject(LogoutBackend).logout = () => EMPTY;
    expect(await action.invoke()).toMatchObject({ status: 'failed', error: { kind: 'backend' } });
    expect(navigator.routes).toEqual([]);
  });

  it('fails after its timeout, aborts the request, and ignores a late response', async () => {
    jest.useFakeTimers();
    const { action, backend } = openLab({ timeout: 1_000 });
    const call = action.invoke();
    const request = backend.last;
    await jest.advanceTimersByTimeAsync(999);
    expect(action.pending()).toBe(true);
    await jest.advanceTimersByTimeAsync(1);
    request.answer();
    expect(await call).toMatchObject({ status: 'failed', error: { kind: 'timeout' } });
    expect(request.aborted).toBe(true);
    expect(action.lastOutcome()).toMatchObject({ status: 'failed' });
  });

  it('has no time limit with a timeout of 0', async () => {
    jest.useFakeTimers();
    const { action, backend } = openLab({ timeout: 0 });
    const call = action.invoke();
    await jest.advanceTimersByTimeAsync(2 ** 31);
    expect(action.pending()).toBe(true);
    backend.last.answer();
    expect(await call).toMatchObject({ status: 'succeeded' });
  });

  it('reports a failure to ErrorHandler without a failure handler, and does not redirect', async () => {
    const { action, backend, errors, navigator } = openLab();
    const error = new LogoutError('server', { status: 500 });
    const call = action.invoke();
    backend.last.fail(error);
    await call;
    expect(errors).toEqual([error]);
    expect([...navigator.routes, ...navigator.documents]).toEqual([]);
  });

  it.each<[string, (request: WaitingRequest) => unknown]>([
    ['succeeds', (request) => request.answer()],
    ['fails', (request) => request.fail(new LogoutError('network'))],
    ['breaks', (request) => request.fail('broken')],
    ['takes too long', () => jest.advanceTimersByTimeAsync(1_000)],
  ])('removes its spinner when it %s', async (_, end) => {
    jest.useFakeTimers();
    const { action, backend } = openLab({ spinnerContext: 'page', timeout: 1_000 });
    const active = TestBed.inject(SpinnerContextService).active('page');
    const call = action.invoke();
    expect(active()).toBe(true);
    await end(backend.last);
    await call;
    expect(active()).toBe(false);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(document.querySelector('logout-spinner-overlay')).toBeNull();
  });

  it('shows no spinner if it is vetoed', async () => {
    const { action } = openLab({ spinnerContext: 'page' }, [withLogoutGuards(() => false)]);
    await action.invoke();
    expect(TestBed.inject(SpinnerContextService).active('page')()).toBe(false);
  });

  it('can be made in a computed signal without becoming a dependency', async () => {
    const { action, backend } = openLab({ inFlightBehavior: 'executeAll' });
    let runs = 0;
    const derived = computed(() => {
      void action.invoke();
      return ++runs;
    });
    expect(derived()).toBe(1);
    backend.last.answer();
    await settle();
    expect(derived()).toBe(1);
  });

  it('resolves even if the ErrorHandler of the app throws', async () => {
    jest.useFakeTimers();
    const guard = () => {
      throw new Error('guard');
    };
    const handleError = () => {
      throw new Error('handler');
    };
    const { action } = openLab(
      {},
      [withLogoutGuards(guard)],
      [{ provide: ErrorHandler, useValue: { handleError } }],
    );
    expect(await action.invoke()).toEqual({ status: 'vetoed', by: 'guard' });
    expect(action.pending()).toBe(false);
    expect(() => jest.runAllTimers()).toThrow('handler');
  });
});

describe('Calls made while one is pending', () => {
  it('are each answered once, as inFlightBehavior specifies', async () => {
    const { action, backend } = openLab();
    const calls = [1, 2, 3].map((data) => action.invoke({ data }));
    expect(action.queued()).toBe(1);
    backend.last.answer();
    await settle();
    backend.last.answer();
    expect(await Promise.all(calls)).toMatchObject([
      { status: 'succeeded' },
      { status: 'discarded', reason: 'superseded' },
      { status: 'succeeded' },
    ]);
    expect(backend.requests.map(({ request }) => request.data)).toEqual([1, 3]);
  });

  it('are discarded under doNotExecute even if the pending one is still waiting for a guard', async () => {
    const dialog = new Subject<boolean>();
    const { action, backend } = openLab({ inFlightBehavior: 'doNotExecute' }, [
      withLogoutGuards(() => dialog),
    ]);
    const first = action.invoke();
    expect(await action.invoke()).toEqual({ status: 'discarded', reason: 'busy' });
    dialog.next(true);
    backend.last.answer();
    expect(await first).toMatchObject({ status: 'succeeded' });
    expect(backend.requests).toHaveLength(1);
  });

  it('run with their own options and data', async () => {
    const { action, backend, navigator } = openLab();
    void action.invoke({ redirectTo: 'home' });
    const second = action.invoke({ redirectTo: '/bye', data: 2 });
    backend.last.answer();
    await settle();
    backend.last.answer();
    await second;
    expect(navigator.routes).toEqual(['/', '/bye']);
  });

  it('follow an inFlightBehavior that is set while they wait', async () => {
    const { action, backend } = openLab({ inFlightBehavior: 'executeAll' });
    const [a, b, c] = ['A', 'B', 'C'].map((data) => action.invoke({ data }));
    action.update({ inFlightBehavior: 'doNotExecute' });
    const d = action.invoke();
    backend.last.answer();
    const busy = { status: 'discarded', reason: 'busy' };
    expect(await Promise.all([b, c, d])).toEqual([busy, busy, busy]);
    expect(await a).toMatchObject({ status: 'succeeded' });
    expect(backend.requests).toHaveLength(1);
    const e = action.invoke();
    backend.last.answer();
    expect(await e).toMatchObject({ status: 'succeeded' });
    expect(backend.requests).toHaveLength(2);
  });

  it.each([
    ['doNotExecute', 'busy'],
    ['executeLast', 'succeeded'],
    ['executeAll', 'succeeded'],
  ] as const)('follow %s if they are made in a handler', async (behavior, expected) => {
    const inner: Promise<unknown>[] = [];
    const { action, backend } = openLab({
      inFlightBehavior: behavior,
      useDefaultSuccessHandler: false,
      onSuccess: () => {
        if (!inner.length) inner.push(action.invoke());
      },
    });
    const outer = action.invoke();
    backend.last.answer();
    await outer;
    await settle();
    if (expected === 'succeeded') backend.last.answer();
    const [outcome] = await Promise.all(inner);
    expect(outcome).toMatchObject(
      expected === 'busy' ? { status: 'discarded', reason: 'busy' } : { status: 'succeeded' },
    );
  });

  it('run if they are made in the `then` of an outcome, because that call has settled', async () => {
    const { action, backend } = openLab({ inFlightBehavior: 'doNotExecute' });
    const second = action.invoke().then(() => action.invoke());
    backend.last.answer();
    await settle();
    backend.last.answer();
    expect(await second).toMatchObject({ status: 'succeeded' });
  });

  it.each([
    ['doNotExecute', 100_000, 1],
    ['executeLast', 100_000, 2],
    ['executeAll', 5_000, 5_000],
  ] as const)('are all answered under %s, even %d of them', async (behavior, calls, sent) => {
    const { action } = openLab({ inFlightBehavior: behavior, useDefaultSuccessHandler: false });
    const first = new Subject<object>();
    let requests = 0;
    TestBed.inject(LogoutBackend).logout = () => (requests++ ? [{}] : first);
    const outcomes = Array.from({ length: calls }, () => action.invoke());
    first.next({});
    const answered = (await Promise.all(outcomes)).map(({ status }) => status);
    expect(answered.filter((status) => status === 'succeeded')).toHaveLength(sent);
    expect(answered.filter((status) => status === 'discarded')).toHaveLength(calls - sent);
    expect(requests).toBe(sent);
  });
});

describe('A call is vetoed', () => {
  afterEach(() => jest.useRealTimers());

  it.each([
    ['plain', () => false],
    ['by promise', () => Promise.resolve(false)],
    ['by observable', () => new Subject<boolean>().asObservable()],
  ])('by a guard, and sends no request (%s)', async (how, guard) => {
    jest.useFakeTimers();
    const { action, backend } = openLab({ decisionTimeout: 50 }, [withLogoutGuards(guard)]);
    const call = action.invoke();
    await jest.advanceTimersByTimeAsync(50);
    expect(await call).toEqual({
      status: 'vetoed',
      by: how === 'by observable' ? 'timeout' : 'guard',
    });
    expect(backend.requests).toHaveLength(0);
  });

  it('by the first guard that does not return true; guards run in order, in an injection context', async () => {
    const asked: unknown[] = [];
    const { action } = openLab({}, [
      withLogoutGuards(
        (call) => !!asked.push(call.data, inject(SpinnerContextService)),
        () => false,
        () => !!asked.push('never'),
      ),
    ]);
    await action.invoke({ data: 7 });
    expect(asked).toEqual([7, expect.any(SpinnerContextService)]);
  });

  it('by a guard that throws, and the error is reported', async () => {
    const { action, errors } = openLab({}, [
      withLogoutGuards(() => {
        throw new Error('guard');
      }),
    ]);
    expect(await action.invoke()).toEqual({ status: 'vetoed', by: 'guard' });
    expect(errors).toEqual([new Error('guard')]);
  });

  it('if guards and onBeforeUpdate together exceed decisionTimeout, and late answers are ignored', async () => {
    jest.useFakeTimers();
    const late = new Subject<boolean>();
    const { action, backend } = openLab(
      {
        useDefaultSuccessHandler: false,
        decisionTimeout: 100,
        onBeforeUpdate: () => late,
      },
      [withLogoutGuards(() => new Promise((resolve) => setTimeout(() => resolve(true), 60)))],
    );
    const call = action.invoke();
    await jest.advanceTimersByTimeAsync(99);
    expect(action.pending()).toBe(true);
    await jest.advanceTimersByTimeAsync(1);
    late.next(true);
    expect(await call).toEqual({ status: 'vetoed', by: 'timeout' });
    expect(backend.requests).toHaveLength(0);
  });

  it('if withSession and guards together exceed decisionTimeout', async () => {
    jest.useFakeTimers();
    const { action } = openLab({ decisionTimeout: 100 }, [
      withSession({
        isAuthenticated: () => new Promise((resolve) => setTimeout(() => resolve(true), 60)),
      }),
      withLogoutGuards(() => new Subject<boolean>()),
    ]);
    const call = action.invoke();
    await jest.advanceTimersByTimeAsync(99);
    expect(action.pending()).toBe(true);
    await jest.advanceTimersByTimeAsync(1);
    expect(action.pending()).toBe(false);
    expect(await call).toEqual({ status: 'vetoed', by: 'timeout' });
  });
});

describe('withSession', () => {
  afterEach(() => jest.useRealTimers());

  it.each([
    ['plain', () => false],
    ['by promise', () => Promise.resolve(false)],
  ])('redirects without a request if no one is signed in (%s)', async (_, isAuthenticated) => {
    const { action, backend, navigator } = openLab({}, [withSession({ isAuthenticated })]);
    expect(await action.invoke()).toEqual({
      status: 'succeeded',
      response: { alreadySignedOut: true },
      alreadySignedOut: true,
    });
    expect(backend.requests).toHaveLength(0);
    expect(navigator.routes).toEqual(['/login']);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('unknown'))],
    ['ends without an answer', () => new Subject<boolean>()],
  ])('assumes that the user is signed in if isAuthenticated %s', async (how, isAuthenticated) => {
    jest.useFakeTimers();
    const { action, backend } = openLab({ decisionTimeout: 10 }, [
      withSession({ isAuthenticated }),
    ]);
    void action.invoke();
    await jest.advanceTimersByTimeAsync(10);
    expect({ how, requests: backend.requests.length }).toEqual({ how, requests: 1 });
  });

  describe('after a failure with cleanup', () => {
    async function openAfterFailure() {
      const session = { signedIn: true };
      const lab = openLab({}, [
        withSession({ isAuthenticated: () => session.signedIn }),
        withCleanup(() => undefined),
      ]);
      const call = lab.action.invoke();
      lab.backend.last.fail(new LogoutError('network'));
      await call;
      session.signedIn = false;
      return { ...lab, session };
    }

    it('trusts neither isAuthenticated nor a 401 that the session is over', async () => {
      const { action, backend } = await openAfterFailure();
      const call = action.invoke();
      expect(backend.requests).toHaveLength(2);
      backend.last.answer({ alreadySignedOut: true });
      expect(await call).toMatchObject({
        status: 'failed',
        error: { kind: 'server', status: 401 },
      });
    });

    it('trusts them again after a success', async () => {
      const { action, backend } = await openAfterFailure();
      const call = action.invoke();
      backend.last.answer();
      expect(await call).toMatchObject({ status: 'succeeded', alreadySignedOut: false });
      expect(await action.invoke()).toMatchObject({ alreadySignedOut: true });
      expect(backend.requests).toHaveLength(2);
    });

    it('trusts them again after a new sign-in', async () => {
      const { action, backend, session } = await openAfterFailure();
      let call = action.invoke();
      backend.last.fail(new LogoutError('network'));
      await call;
      session.signedIn = true;
      call = action.invoke();
      backend.last.answer({ alreadySignedOut: true });
      expect(await call).toMatchObject({ status: 'succeeded', alreadySignedOut: true });
    });

    it('does not trust a 401 while isAuthenticated still returns true', async () => {
      const { action, backend, session } = await openAfterFailure();
      session.signedIn = true;
      const call = action.invoke();
      backend.last.answer({ alreadySignedOut: true });
      expect(await call).toMatchObject({
        status: 'failed',
        error: { kind: 'server', status: 401 },
      });
    });
  });

  it('trusts a 401 after a failure without cleanup, which kept the credential', async () => {
    const { action, backend } = openLab();
    let call = action.invoke();
    backend.last.fail(new LogoutError('network'));
    await call;
    call = action.invoke();
    backend.last.answer({ alreadySignedOut: true });
    expect(await call).toMatchObject({ status: 'succeeded', alreadySignedOut: true });
  });
});
