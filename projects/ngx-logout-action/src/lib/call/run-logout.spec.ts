import { ApplicationRef, ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { createApplication } from '@angular/platform-browser';
import { EMPTY, Subject } from 'rxjs';

import {
  confirmLogout,
  type LogoutAction,
  type LogoutActionOptions,
  LogoutActionService,
  LogoutBackend,
  LogoutError,
  type LogoutFeature,
  LogoutNavigator,
  type LogoutOutcome,
  provideLogoutAction,
  withBeforeLogout,
  withCleanup,
  withFailureHandler,
  withLogoutGuards,
  withSession,
  withTabSync,
} from '../../public-api';
import { openLab, RecordingBackend, RecordingNavigator, settle } from '../../testing/lab';

const gone: LogoutOutcome = {
  status: 'succeeded',
  response: { alreadySignedOut: true },
  alreadySignedOut: true,
};

const refused = () => new LogoutError('csrf', { status: 403 });

/** Signs out successfully. */
async function signOut(action: LogoutAction, answer: () => void) {
  const call = action.invoke();
  answer();
  await call;
}

describe('After a successful call,', () => {
  it('calls of any action settle without a request, events, or redirect until its redirect is done', async () => {
    const { action, service, backend, navigator } = openLab();
    const other = service.create({ name: 'other', owner: 'application' });
    let arrive: (arrived: boolean) => void = () => undefined;
    navigator.arrives = new Promise((resolve) => (arrive = resolve));
    const first = action.invoke();
    backend.last.answer();
    await settle();
    expect(await other.invoke()).toEqual(gone);
    expect(await action.invoke()).toEqual(gone);
    arrive(true);
    expect(await first).toMatchObject({ status: 'succeeded', alreadySignedOut: false });
    expect([backend.requests.length, navigator.routes]).toEqual([1, ['/login']]);
  });

  it('calls settle immediately during its cleanup if a redirect follows', async () => {
    const answers: LogoutOutcome[] = [];
    const { action, service, backend } = openLab({}, [
      withCleanup(async () => void answers.push(await other.invoke(), await action.invoke())),
    ]);
    const other = service.create({ name: 'other', owner: 'application' });
    await signOut(action, () => backend.last.answer());
    expect(answers).toEqual([gone, gone]);
    expect(backend.requests).toHaveLength(1);
  });

  it('calls wait for its cleanup if no redirect follows', async () => {
    const { action, backend } = openLab({ useDefaultSuccessHandler: false }, [
      withCleanup(() => void action.invoke()),
    ]);
    await signOut(action, () => backend.last.answer());
    expect(backend.requests).toHaveLength(2);
  });

  it('a guard of the login page that awaits a sign-out neither hangs nor loops', async () => {
    const { service, backend, navigator } = openLab();
    navigator.toRoute = async (url) => {
      navigator.routes.push(url);
      await service.logout();
      return true;
    };
    const call = service.logout();
    backend.last.answer();
    expect(await call).toMatchObject({ status: 'succeeded' });
    expect(navigator.routes).toEqual(['/login']);
  });

  it('a call sends a request again once the redirect is done', async () => {
    const { action, backend } = openLab();
    await signOut(action, () => backend.last.answer());
    void action.invoke();
    expect(backend.requests).toHaveLength(2);
  });

  it('calls settle immediately for at most five seconds', async () => {
    jest.useFakeTimers();
    const { action, backend, navigator } = openLab({ inFlightBehavior: 'executeAll' });
    navigator.arrives = new Promise(() => undefined);
    void action.invoke();
    backend.last.answer();
    await jest.advanceTimersByTimeAsync(4_999);
    expect(await action.invoke()).toEqual(gone);
    await jest.advanceTimersByTimeAsync(1);
    void action.invoke();
    expect(action.queued()).toBe(1);
    jest.useRealTimers();
  });
});

describe('A call made while another one finds that the session is over', () => {
  it.each(['executeLast', 'executeAll'] as const)(
    'settles without a request, so that an interceptor may sign out for each 401 (%s)',
    async (inFlightBehavior) => {
      const { service, action, backend } = openLab({ inFlightBehavior });
      const outcomes: LogoutOutcome[] = [];
      action.outcomes$.subscribe((outcome) => outcomes.push(outcome));
      const first = service.logout();
      void service.logout();
      backend.last.answer({ alreadySignedOut: true });
      await first;
      await settle();
      expect(outcomes).toEqual([expect.objectContaining({ alreadySignedOut: true }), gone]);
      expect(backend.requests).toHaveLength(1);
    },
  );

  it('differs from six clicks during a session, which send six requests under executeAll', async () => {
    const { action, backend } = openLab({
      inFlightBehavior: 'executeAll',
      useDefaultSuccessHandler: false,
    });
    const calls = Array.from({ length: 6 }, () => action.invoke());
    for (let call = 0; call < 6; call++) {
      backend.last.answer(call ? { alreadySignedOut: true } : {});
      await calls[call];
    }
    expect(backend.requests).toHaveLength(6);
  });
});

describe('A double click', () => {
  const clickTwice = (options = {}) => {
    const lab = openLab({ useDefaultSuccessHandler: false, ...options });
    const calls = [lab.action.invoke(), lab.action.invoke()] as const;
    return { ...lab, calls };
  };

  it.each([
    ['a refused XSRF token', refused],
    ['a 401', () => new LogoutError('server', { status: 401 })],
  ])('does not fail after the first sign-out has succeeded: %s', async (_, error) => {
    const { backend, calls } = clickTwice();
    backend.last.answer();
    await calls[0];
    backend.last.fail(error());
    expect(await calls[1]).toEqual(gone);
  });

  it('succeeds on the buttons of two actions, even during the cleanup of the first', async () => {
    let cleanedUp: () => void = () => undefined;
    const cleanup = () => new Promise<void>((resolve) => (cleanedUp = resolve));
    const { service, action, backend } = openLab({}, [withCleanup(cleanup)]);
    const other = service.create({ name: 'other', owner: 'application' });
    const calls = [action.invoke(), other.invoke()];
    const [first, second] = backend.requests;
    first!.answer();
    second!.fail(refused());
    await settle();
    cleanedUp();
    await settle();
    cleanedUp();
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual([
      'succeeded',
      'succeeded',
    ]);
  });

  it('fails if the server responds with an error', async () => {
    const { backend, calls } = clickTwice();
    backend.last.answer();
    await calls[0];
    backend.last.fail(new LogoutError('server', { status: 500 }));
    expect(await calls[1]).toMatchObject({ status: 'failed' });
  });

  it('fails if the first sign-out failed', async () => {
    const { backend, calls } = clickTwice();
    backend.last.fail(refused());
    await calls[0];
    backend.last.fail(refused());
    expect(await calls[1]).toMatchObject({ status: 'failed', error: { kind: 'csrf' } });
  });

  it('fails if someone has signed in since the first sign-out', async () => {
    const answers = [true, false, true];
    const { action, backend } = openLab(
      { useDefaultSuccessHandler: false, inFlightBehavior: 'executeAll' },
      [withSession({ isAuthenticated: () => answers.shift()! })],
    );
    const calls = [action.invoke(), action.invoke(), action.invoke()] as const;
    backend.last.answer();
    expect(await calls[0]).toMatchObject({ status: 'succeeded', alreadySignedOut: false });
    expect(await calls[1]).toEqual(gone);
    backend.last.fail(refused());
    expect(await calls[2]).toMatchObject({ status: 'failed', error: { kind: 'csrf' } });
  });
});

describe('A guard', () => {
  const veto = { status: 'vetoed', by: 'guard' };

  it.each<[string, () => unknown]>([
    ['undefined, like a dialog closed with Escape', () => undefined],
    ['a promise of undefined', () => Promise.resolve(undefined)],
    ['an empty Observable', () => EMPTY],
    ['a value that is only truthy', () => 'yes'],
  ])('vetoes with %s', async (_, guard) => {
    const { action, backend } = openLab({}, [withLogoutGuards(guard as () => boolean)]);
    expect(await action.invoke()).toEqual(veto);
    expect(backend.requests).toHaveLength(0);
  });

  it('is skipped by `force`, like onBeforeUpdate', () => {
    const ask = jest.fn(() => false);
    const { action, backend } = openLab({ useDefaultSuccessHandler: false, onBeforeUpdate: ask }, [
      withLogoutGuards(ask),
    ]);
    void action.invoke({ force: true });
    expect([backend.requests.length, ask.mock.calls.length]).toEqual([1, 0]);
  });
});

describe('The app', () => {
  it('is not stable until guards, backend, cleanup, and redirect are done', async () => {
    const allow = new Subject<boolean>();
    const { action, backend } = openLab({}, [
      withLogoutGuards(() => allow),
      withCleanup(() => Promise.resolve()),
    ]);
    const app = TestBed.inject(ApplicationRef);
    await app.whenStable();
    let stable = false;
    void action.invoke();
    const whenStable = app.whenStable().then(() => (stable = true));
    await settle();
    expect(stable).toBe(false);
    allow.next(true);
    await settle();
    expect(stable).toBe(false);
    backend.last.answer();
    await whenStable;
    expect(action.lastOutcome()).toMatchObject({ status: 'succeeded' });
  });

  it('is not stable until queued calls are done', async () => {
    const { action, backend } = openLab({ useDefaultSuccessHandler: false });
    const first = action.invoke();
    void action.invoke();
    let stable = false;
    const whenStable = TestBed.inject(ApplicationRef)
      .whenStable()
      .then(() => (stable = true));
    backend.last.answer();
    await first;
    await settle();
    expect(stable).toBe(false);
    backend.last.answer();
    await whenStable;
  });
});

describe('A destroyed app', () => {
  async function openApp(options: LogoutActionOptions, ...features: LogoutFeature[]) {
    const backend = new RecordingBackend();
    const navigator = new RecordingNavigator();
    const errors: unknown[] = [];
    const app = await createApplication({
      providers: [
        provideLogoutAction(options, ...features),
        { provide: LogoutBackend, useValue: backend },
        { provide: LogoutNavigator, useValue: navigator },
        {
          provide: ErrorHandler,
          useValue: { handleError: (error: unknown) => errors.push(error) },
        },
      ],
    });
    const service = app.injector.get(LogoutActionService);
    return { app, backend, navigator, errors, service };
  }

  const destroyed = { status: 'discarded', reason: 'destroyed' };
  const forever = () => new Promise<never>(() => undefined);

  it.each<[string, LogoutActionOptions, LogoutFeature[]]>([
    ['withSession', {}, [withSession({ isAuthenticated: forever })]],
    ['a guard', {}, [withLogoutGuards(forever)]],
    ['onBeforeUpdate', { useDefaultSuccessHandler: false, onBeforeUpdate: forever }, []],
    ['withBeforeLogout', {}, [withBeforeLogout(forever)]],
  ])(
    'discards a call that awaits %s, at once and without a report',
    async (_, options, features) => {
      const cleanup = jest.fn();
      const { app, backend, errors, service } = await openApp(
        options,
        withCleanup(cleanup),
        ...features,
      );
      const calls = [service.logout(), service.sessionEnded()];
      app.destroy();
      expect(await Promise.all(calls)).toEqual([destroyed, destroyed]);
      expect([backend.requests, cleanup.mock.calls, errors]).toEqual([[], [], []]);
    },
  );

  it('closes the dialog of a guard', async () => {
    const { app, service } = await openApp({}, withLogoutGuards(confirmLogout()));
    const call = service.logout();
    expect(document.querySelector('logout-dialog')).not.toBeNull();
    app.destroy();
    expect(document.querySelector('logout-dialog')).toBeNull();
    expect(await call).toEqual(destroyed);
  });

  it('answers each call of an action whose owner outlives it', async () => {
    const { app, service } = await openApp({});
    const action = service.create({
      inFlightBehavior: 'executeAll',
      destroyRef: { destroyed: false, onDestroy: () => () => undefined },
    });
    const calls = [action.invoke(), action.invoke()];
    app.destroy();
    expect(await Promise.all([...calls, action.invoke()])).toEqual([
      expect.objectContaining({ status: 'failed' }),
      destroyed,
      destroyed,
    ]);
  });

  it('answers the retry of a failure handler', async () => {
    let retry!: () => Promise<LogoutOutcome>;
    const { app, backend, service } = await openApp(
      {},
      withFailureHandler((_, failure) => (retry = failure.retry)),
    );
    const call = service.logout();
    backend.last.fail(new LogoutError('network'));
    await call;
    app.destroy();
    expect(await retry()).toEqual(destroyed);
  });

  it('fails its pending call and runs the synchronous cleanup', async () => {
    const cleanup = jest.fn();
    const { app, navigator, service } = await openApp({}, withCleanup(cleanup), withTabSync());
    const call = service.logout();
    app.destroy();
    expect(await call).toMatchObject({ status: 'failed', error: { kind: 'backend' } });
    expect([cleanup.mock.calls.length, navigator.routes]).toEqual([1, []]);
  });

  it('notifies other tabs of a success whose cleanup it interrupts', async () => {
    localStorage.clear();
    const { app, backend, service } = await openApp({}, withCleanup(forever), withTabSync());
    const call = service.logout();
    backend.last.answer();
    app.destroy();
    expect(await call).toMatchObject({ status: 'succeeded' });
    expect(Object.values(localStorage)).toEqual([expect.stringMatching(/^1:out:/)]);
  });

  it('settles a call whose redirect it interrupts, and loads no document later', async () => {
    jest.useFakeTimers();
    const { app, backend, navigator, service } = await openApp({});
    navigator.arrives = forever();
    const call = service.logout();
    backend.last.answer();
    expect(navigator.routes).toEqual(['/login']);
    app.destroy();
    expect(await call).toMatchObject({ status: 'succeeded' });
    await jest.runAllTimersAsync();
    expect(navigator.documents).toEqual([]);
    jest.useRealTimers();
  });
});
