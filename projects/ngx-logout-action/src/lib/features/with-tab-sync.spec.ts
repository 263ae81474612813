import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ErrorHandler, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';

import {
  LogoutActionService,
  LogoutError,
  type LogoutOutcome,
  withCleanup,
  withHttpLogout,
  withLogoutGuards,
  withSession,
  withTabSync,
} from '../../public-api';
import { openLab, settle } from '../../testing/lab';

const KEY = 'ngx-logout-action:tabs:/';

/** Simulates a message from another tab by a storage event, as without BroadcastChannel. */
const tell = (message: string, key = KEY) => {
  localStorage.setItem(key, message);
  window.dispatchEvent(new StorageEvent('storage', { key, newValue: message }));
};

/** Simulates a message that this tab missed while it was frozen. */
const freezeAndResume = (message: string, key = KEY) => {
  localStorage.setItem(key, message);
  document.dispatchEvent(new Event('resume'));
};

function openTab(channel?: string) {
  const cleanup = jest.fn();
  const guard = jest.fn(() => false);
  const lab = openLab({ redirectTo: '/bye' }, [
    withTabSync({ channel }),
    withCleanup(cleanup),
    withLogoutGuards(guard),
  ]);
  return { ...lab, cleanup, guard };
}

async function openAndSignOut() {
  const lab = openLab({}, [withTabSync()]);
  const call = lab.action.invoke();
  lab.backend.last.answer();
  await call;
  return lab;
}

describe('withTabSync()', () => {
  beforeEach(() => localStorage.clear());

  it('follows another tab with cleanup and the default redirect, without guards or a request', async () => {
    const { navigator, cleanup, guard, backend } = openTab();
    tell('1:out');
    await settle();
    expect(navigator.routes).toEqual(['/bye']);
    expect([cleanup.mock.calls.length, guard.mock.calls.length]).toEqual([1, 0]);
    expect(backend.requests).toHaveLength(0);
  });

  it('settles its own calls after a message, as after its own sign-out', async () => {
    const { action, backend, cleanup } = openTab();
    let outcome: Promise<LogoutOutcome> | undefined;
    cleanup.mockImplementation(() => void (outcome = action.invoke()));
    tell('1:out');
    await settle();
    expect(await outcome).toMatchObject({ status: 'succeeded', alreadySignedOut: true });
    expect(backend.requests).toHaveLength(0);
  });

  it('does not send a message back to other tabs', async () => {
    openTab();
    const written = jest.spyOn(Storage.prototype, 'setItem');
    window.dispatchEvent(new StorageEvent('storage', { key: KEY, newValue: '1:out' }));
    await settle();
    expect(written).not.toHaveBeenCalled();
    written.mockRestore();
  });

  it('answers its pending call with success if another tab was faster, so that the server refuses the XSRF token', async () => {
    const { action, backend, errors } = openLab({}, [withTabSync()]);
    const call = action.invoke();
    tell('1:out');
    backend.last.fail(new LogoutError('csrf', { status: 403 }));
    expect(await call).toMatchObject({ status: 'succeeded', alreadySignedOut: true });
    expect(errors).toEqual([]);
  });

  it('does not notify other tabs of a call that was pending when it followed them', async () => {
    const { action, backend } = openLab({}, [withTabSync()]);
    const call = action.invoke();
    tell('1:out');
    backend.last.answer();
    await call;
    expect(localStorage.getItem(KEY)).toBe('1:out');
  });

  it('notices a new sign-in after it has followed, so that frozen tabs keep the new session', async () => {
    const signedIn = signal(true);
    openLab({}, [
      withTabSync(),
      withSession({ isAuthenticated: signedIn }),
      withCleanup(() => signedIn.set(false)),
    ]);
    tell('1:out');
    await settle();
    TestBed.tick();
    signedIn.set(true);
    TestBed.tick();
    expect(localStorage.getItem(KEY)).toBe('1:in:');
  });

  it('only sends the number of its sign-outs to other tabs', async () => {
    const { action, backend } = await openAndSignOut();
    const stored = localStorage.getItem(KEY);
    expect([stored, localStorage.length]).toEqual([expect.stringMatching(/^1:out:\d+$/), 1]);
    const call = action.invoke();
    backend.last.answer();
    await call;
    expect(Object.entries(localStorage)).toEqual([[KEY, stored?.replace('1', '2')]]);
  });

  it('does not notify other tabs of a failure', async () => {
    const { action, backend } = openLab({}, [withTabSync()]);
    const call = action.invoke();
    backend.last.fail(new LogoutError('network'));
    await call;
    expect(localStorage).toHaveLength(0);
  });

  it('ignores a message that it has already followed, or from before its own sign-out', async () => {
    const { navigator } = await openAndSignOut();
    tell(localStorage.getItem(KEY)!);
    await settle();
    expect(navigator.routes).toEqual(['/login']);
  });

  it('ignores a message from before its document was loaded', async () => {
    localStorage.setItem(KEY, '7:out');
    const { navigator } = openTab();
    freezeAndResume('7:out');
    await settle();
    expect(navigator.routes).toEqual([]);
  });

  describe('while the document of another tab leaves for a provider', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    it('waits for the return from the provider', async () => {
      const { navigator, cleanup } = openTab();
      tell('1:leaving');
      await jest.advanceTimersByTimeAsync(2_900);
      expect(cleanup).not.toHaveBeenCalled();
      tell('2:out');
      await jest.advanceTimersByTimeAsync(10_000);
      expect(navigator.routes).toEqual(['/bye']);
      expect(cleanup).toHaveBeenCalledTimes(1);
    });

    it('follows after three seconds without a return', async () => {
      const { navigator } = openTab();
      tell('1:leaving');
      await jest.advanceTimersByTimeAsync(3_000);
      expect(navigator.routes).toEqual(['/bye']);
    });

    it('stays if someone has signed in again', async () => {
      const { navigator } = openTab();
      tell('1:leaving');
      localStorage.setItem(KEY, '1:in');
      await jest.advanceTimersByTimeAsync(10_000);
      expect(navigator.routes).toEqual([]);
    });
  });

  it('follows a sign-out whose request was pending when its document was loaded', async () => {
    localStorage.setItem(KEY, '7:out');
    const { navigator } = openTab();
    tell('8:out');
    await settle();
    expect(navigator.routes).toEqual(['/bye']);
  });

  it('follows a message that it missed while it was frozen or cached', async () => {
    const { navigator } = openTab();
    freezeAndResume('1:out');
    await settle();
    expect(navigator.routes).toEqual(['/bye']);
  });

  it('ignores a sign-out that was followed by a new sign-in while it was frozen', async () => {
    const { navigator, cleanup } = openTab();
    freezeAndResume('3:in');
    await settle();
    expect([navigator.routes, cleanup.mock.calls]).toEqual([[], []]);
  });

  it.each([-60_000, 60_000])(
    'follows each message in order when the clock has changed by %i ms',
    async (shift) => {
      jest.useFakeTimers({ now: Date.now() + shift, doNotFake: ['performance'] });
      const { navigator } = openTab();
      tell('1:out');
      await settle();
      tell('2:out');
      await settle();
      jest.useRealTimers();
      expect(navigator.routes).toEqual(['/bye', '/bye']);
    },
  );

  it('cleans up once, even if many messages arrive in the meantime', async () => {
    const { cleanup, navigator } = openTab();
    navigator.arrives = new Promise(() => undefined);
    for (let count = 1; count <= 1_000; count++) tell(`${count}:out`);
    await settle();
    expect(cleanup).toHaveBeenCalledTimes(1);
  });

  it.each(['nonsense', 'NaN', '{}', '99999999:out', '-1:out', '1:out '])(
    'ignores and reports the implausible message %j',
    async (message) => {
      const { navigator, errors } = openTab();
      tell(message);
      tell(message);
      await settle();
      expect(navigator.routes).toEqual([]);
      expect(errors.map(String)).toEqual([expect.stringContaining('LOGOUT-206')]);
    },
  );

  it('still follows after storage was cleared', async () => {
    localStorage.setItem(KEY, '7:out');
    const { navigator } = openTab();
    localStorage.clear();
    window.dispatchEvent(new StorageEvent('storage', { key: KEY, newValue: null }));
    tell('8:out');
    await settle();
    expect(navigator.routes).toEqual(['/bye']);
  });

  it('keeps the message for cached tabs even if its cleanup clears storage', async () => {
    const { navigator } = openLab({}, [withTabSync(), withCleanup(() => localStorage.clear())]);
    tell('1:out');
    await settle();
    expect(navigator.routes).toEqual(['/login']);
    expect(localStorage.getItem(KEY)).toBe('1:out');
  });

  it.each([
    [false, []],
    [true, ['http://localhost/login']],
  ])('reloads an open login page only if the user was signed in: %s', async (isSignedIn, loads) => {
    sessionStorage.clear();
    const { navigator } = openLab(
      {},
      [withTabSync(), withSession({ isAuthenticated: () => isSignedIn })],
      [provideRouter([{ path: 'login', children: [] }])],
    );
    await TestBed.inject(Router).navigateByUrl('/login?from=mail');
    tell('1:out');
    await settle();
    expect(navigator.documents).toEqual(loads);
  });

  it('follows a tab that restarts its count because the server has cleared storage', async () => {
    const { navigator, errors } = openTab();
    tell('7:out:a');
    await settle();
    for (const message of ['1:out:b', '2:out:b', '1:out:c']) {
      localStorage.clear();
      tell(message);
      await settle();
    }
    expect(navigator.routes).toEqual(['/bye', '/bye', '/bye', '/bye']);
    expect(errors).toEqual([]);
  });

  it('ignores late messages from before storage was cleared', async () => {
    const { navigator } = openTab();
    tell('7:out:a');
    tell('1:out:b');
    tell('8:out:a');
    await settle();
    expect(navigator.routes).toEqual(['/bye']);
    tell('9:out:a');
    await settle();
    expect(navigator.routes).toEqual(['/bye']);
  });

  it.each(['999999999:out', '999999999:out:a', 'nonsense', '{"__proto__":1}'])(
    'notifies other tabs of a sign-out even if %s was stored',
    async (stored) => {
      localStorage.setItem(KEY, stored);
      const { action, backend } = openTab();
      const call = action.invoke({ force: true });
      backend.last.answer();
      await call;
      expect(localStorage.getItem(KEY)).toMatch(/^1:out:\d+$/);
    },
  );

  it('lets the app start if the stored message is malformed and the error handler throws', () => {
    jest.useFakeTimers();
    localStorage.setItem(KEY, 'nonsense');
    const handleError = () => {
      throw new Error('broken');
    };
    const provide = { provide: ErrorHandler, useValue: { handleError } };
    expect(() => openLab({}, [withTabSync()], [provide])).not.toThrow();
    expect(() => jest.runAllTimers()).toThrow('broken');
    jest.useRealTimers();
  });

  it('does not follow while its own sign-out redirects', async () => {
    const { action, backend, navigator, cleanup } = openTab();
    navigator.arrives = new Promise(() => undefined);
    void action.invoke({ force: true });
    backend.last.answer();
    await settle();
    tell('1:out:other');
    await settle();
    expect(cleanup).toHaveBeenCalledTimes(1);
  });

  it('calls `confirm` first, in an injection context, and stays if it returns false', async () => {
    const confirm = jest.fn(() => !inject(LogoutActionService));
    const { navigator, errors } = openLab({}, [withTabSync({ confirm })]);
    tell('1:out');
    await settle();
    expect([confirm.mock.calls.length, navigator.routes, errors]).toEqual([1, [], []]);
  });

  it('follows if `confirm` throws, which is reported', async () => {
    const broken = new Error('broken');
    const confirm = () => {
      throw broken;
    };
    const { navigator, errors } = openLab({}, [withTabSync({ confirm })]);
    tell('1:out');
    await settle();
    expect([navigator.routes, errors]).toEqual([['/login'], [broken]]);
  });

  it.each([
    [401, ['/login']],
    [200, []],
    [500, ['/login']],
  ])('asks verifyUrl first, and after a %i goes to %j', async (status, routes) => {
    const { navigator } = openLab(
      {},
      [withTabSync(), withHttpLogout({ verifyUrl: '/api/me' })],
      [provideHttpClient(), provideHttpClientTesting()],
    );
    tell('1:out');
    TestBed.inject(HttpTestingController)
      .expectOne('/api/me')
      .flush('', { status, statusText: 'Status' });
    await settle();
    expect(navigator.routes).toEqual(routes);
  });

  it('follows if `confirm` does not answer within the decisionTimeout', async () => {
    jest.useFakeTimers();
    const confirm = () => new Promise<boolean>(() => undefined);
    const { navigator } = openLab({ decisionTimeout: 50 }, [withTabSync({ confirm })]);
    tell('1:out');
    await jest.advanceTimersByTimeAsync(50);
    jest.useRealTimers();
    expect(navigator.routes).toEqual(['/login']);
  });

  it('ignores apps with another channel', async () => {
    const { navigator } = openTab('admin');
    tell('1:out');
    await settle();
    expect(navigator.routes).toEqual([]);
    tell('1:out', 'ngx-logout-action:tabs:admin');
    await settle();
    expect(navigator.routes).toEqual(['/bye']);
  });

  it('works in a single tab if storage is blocked', async () => {
    const storage = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('forbidden', 'SecurityError');
    });
    const { navigator, errors } = await openAndSignOut();
    expect([navigator.routes, errors]).toEqual([['/login'], []]);
    storage.mockRestore();
  });
});
