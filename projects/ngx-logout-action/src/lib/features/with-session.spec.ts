import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { BehaviorSubject } from 'rxjs';

import { LogoutError, withCleanup, withSession, withTabSync } from '../../public-api';
import { openLab, settle } from '../../testing/lab';

const server = (status: number) => new LogoutError('server', { status });

/** Fails once, so that the session is in doubt, and then gets a 401. */
async function failAndFindGone(isAuthenticated: () => boolean, between: () => void) {
  const lab = openLab({}, [withSession({ isAuthenticated }), withCleanup(() => undefined)]);
  const first = lab.action.invoke();
  lab.backend.last.fail(server(500));
  await first;
  between();
  const second = lab.action.invoke();
  lab.backend.last.answer({ alreadySignedOut: true });
  return second;
}

describe('withSession()', () => {
  it('does not trust a 401 after a failure with cleanup', async () => {
    const outcome = await failAndFindGone(
      () => true,
      () => undefined,
    );
    expect(outcome).toMatchObject({ status: 'failed', error: { status: 401 } });
  });

  it('trusts a 401 after a failure without cleanup, which keeps the credential', async () => {
    const lab = openLab({}, [withSession({ isAuthenticated: () => true })]);
    const first = lab.action.invoke();
    lab.backend.last.fail(server(500));
    await first;
    const second = lab.action.invoke();
    lab.backend.last.answer({ alreadySignedOut: true });
    expect(await second).toMatchObject({ status: 'succeeded', alreadySignedOut: true });
  });

  it('does not treat a user who stayed signed in as a new sign-in', async () => {
    const signedIn = signal(true);
    const outcome = await failAndFindGone(signedIn, () => TestBed.tick());
    expect(outcome).toMatchObject({ status: 'failed', error: { status: 401 } });
  });

  it('detects a new sign-in by signals, and then trusts a 401', async () => {
    const signedIn = signal(true);
    const outcome = await failAndFindGone(signedIn, () => {
      for (const value of [false, true]) {
        signedIn.set(value);
        TestBed.tick();
      }
    });
    expect(outcome).toMatchObject({ status: 'succeeded', alreadySignedOut: true });
  });

  it('detects a new sign-in by an Observable', async () => {
    const signedIn = new BehaviorSubject(true);
    const lab = openLab({}, [
      withSession({ isAuthenticated: () => signedIn }),
      withCleanup(() => undefined),
    ]);
    const first = lab.action.invoke();
    lab.backend.last.fail(server(500));
    await first;
    TestBed.tick();
    signedIn.next(false);
    signedIn.next(true);
    const second = lab.action.invoke();
    lab.backend.last.answer({ alreadySignedOut: true });
    expect(await second).toMatchObject({ status: 'succeeded' });
  });

  it('only listens to the last Observable of isAuthenticated', async () => {
    const former = new BehaviorSubject(true);
    const current = signal(former);
    const outcome = await failAndFindGone(
      () => current() as never,
      () => {
        TestBed.tick();
        current.set(new BehaviorSubject(true));
        TestBed.tick();
        former.next(false);
        former.next(true);
      },
    );
    expect(outcome).toMatchObject({ status: 'failed', error: { status: 401 } });
  });

  it('calls isAuthenticated once per change, even after several sign-outs', async () => {
    const signedIn = signal(true);
    const isAuthenticated = jest.fn(() => signedIn());
    const lab = openLab({}, [withSession({ isAuthenticated })]);
    for (let calls = 0; calls < 3; calls++) {
      const call = lab.action.invoke();
      lab.backend.last.fail(server(500));
      await call;
    }
    TestBed.tick();
    isAuthenticated.mockClear();
    signedIn.set(false);
    TestBed.tick();
    expect(isAuthenticated).toHaveBeenCalledTimes(1);
  });

  it('does nothing in an app that was destroyed during the request', async () => {
    const lab = openLab({}, [withSession({ isAuthenticated: () => true })]);
    const call = lab.action.invoke();
    TestBed.resetTestingModule();
    expect(await call).toMatchObject({ status: 'failed' });
    expect(lab.errors).toEqual([]);
  });

  it('notifies frozen tabs of a new sign-in, so that they keep its storage', async () => {
    localStorage.clear();
    const signedIn = signal(true);
    const { action, backend } = openLab({}, [
      withSession({ isAuthenticated: signedIn }),
      withTabSync(),
    ]);
    const call = action.invoke();
    backend.last.answer();
    await call;
    signedIn.set(false);
    TestBed.tick();
    expect(Object.values(localStorage)).toEqual([expect.stringMatching(/^1:out:/)]);
    signedIn.set(true);
    TestBed.tick();
    expect(Object.values(localStorage)).toEqual([expect.stringMatching(/^1:in:/)]);
  });

  it('also notifies them if the document was loaded after the sign-out', async () => {
    localStorage.clear();
    localStorage.setItem('ngx-logout-action:tabs:/', '4:out:a');
    openLab({}, [withSession({ isAuthenticated: () => true }), withTabSync()]);
    TestBed.tick();
    await settle();
    expect(Object.values(localStorage)).toEqual(['4:in:a']);
  });
});
