import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { BehaviorSubject } from 'rxjs';

import { LogoutError, withCleanup, withSession, withTabSync } from '../../public-api';
import { openLab, settle } from '../../testing/lab';

const server = (status: number) => new LogoutError('server', { status });

/** Fails once, so that it is in doubt whether the session has ended, and then finds the session gone. */
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

describe('withSession', () => {
  it('does not believe a 401 after a failure whose cleanup ran', async () => {
    const outcome = await failAndFindGone(
      () => true,
      () => undefined,
    );
    expect(outcome).toMatchObject({ status: 'failed', error: { status: 401 } });
  });

  it('believes a 401 after a failure without cleanup, which leaves the credential alone', async () => {
    const lab = openLab({}, [withSession({ isAuthenticated: () => true })]);
    const first = lab.action.invoke();
    lab.backend.last.fail(server(500));
    await first;
    const second = lab.action.invoke();
    lab.backend.last.answer({ alreadySignedOut: true });
    expect(await second).toMatchObject({ status: 'succeeded', alreadySignedOut: true });
  });

  it('does not take a user who was signed in all along for a new sign-in', async () => {
    const signedIn = signal(true);
    const outcome = await failAndFindGone(signedIn, () => TestBed.tick());
    expect(outcome).toMatchObject({ status: 'failed', error: { status: 401 } });
  });

  it('notices a new sign-in by the signals it reads, which ends the doubt', async () => {
    const signedIn = signal(true);
    const outcome = await failAndFindGone(signedIn, () => {
      for (const value of [false, true]) {
        signedIn.set(value);
        TestBed.tick();
      }
    });
    expect(outcome).toMatchObject({ status: 'succeeded', alreadySignedOut: true });
  });

  it('notices a new sign-in by an Observable', async () => {
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

  it('listens to the Observable that isAuthenticated returned last', async () => {
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

  it('is asked once for each change, however many sign-outs there were', async () => {
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

  it('is not tracked in an app that was destroyed while the request was pending', async () => {
    const lab = openLab({}, [withSession({ isAuthenticated: () => true })]);
    const call = lab.action.invoke();
    TestBed.resetTestingModule();
    expect(await call).toMatchObject({ status: 'failed' });
    expect(lab.errors).toEqual([]);
  });

  it('notifies frozen tabs of a new sign-in, so that they leave its storage alone', async () => {
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

  it('notifies them also if the document was loaded after the sign-out', async () => {
    localStorage.clear();
    localStorage.setItem('ngx-logout-action:tabs:/', '4:out:a');
    openLab({}, [withSession({ isAuthenticated: () => true }), withTabSync()]);
    TestBed.tick();
    await settle();
    expect(Object.values(localStorage)).toEqual(['4:in:a']);
  });
});
