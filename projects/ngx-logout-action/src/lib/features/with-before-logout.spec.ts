import { inject } from '@angular/core';
import { Subject } from 'rxjs';

import { LogoutActionService, withBeforeLogout, withSession } from '../../public-api';
import { openLab, settle } from '../../testing/lab';

describe('withBeforeLogout()', () => {
  afterEach(() => jest.useRealTimers());

  it('runs its tasks in order before the request, which is still synchronous if they are', () => {
    const seen: unknown[] = [];
    const { action, backend } = openLab({}, [
      withBeforeLogout(
        () => void seen.push(backend.requests.length, !!inject(LogoutActionService)),
        () => void seen.push('second'),
      ),
    ]);
    void action.invoke();
    expect(seen).toEqual([0, true, 'second']);
    expect(backend.requests).toHaveLength(1);
  });

  it('waits for an asynchronous task', async () => {
    const saved = new Subject<void>();
    const { action, backend } = openLab({}, [withBeforeLogout(() => saved)]);
    void action.invoke();
    await settle();
    expect(backend.requests).toHaveLength(0);
    saved.complete();
    await settle();
    expect(backend.requests).toHaveLength(1);
  });

  it('waits for all tasks together for at most two seconds, and never vetoes', async () => {
    jest.useFakeTimers();
    const { action, backend, errors } = openLab({}, [
      withBeforeLogout(
        () => new Promise((resolve) => setTimeout(resolve, 1_500)),
        () => new Promise((resolve) => setTimeout(resolve, 1_500)),
      ),
    ]);
    void action.invoke();
    await jest.advanceTimersByTimeAsync(1_999);
    expect(backend.requests).toHaveLength(0);
    await jest.advanceTimersByTimeAsync(1);
    expect(backend.requests).toHaveLength(1);
    expect(errors.map(String)).toEqual([expect.stringContaining('LOGOUT-207')]);
  });

  it('reports a failed task, and runs the others', async () => {
    const last = jest.fn();
    const { action, backend, errors } = openLab({}, [
      withBeforeLogout(
        () => {
          throw new Error('thrown');
        },
        () => Promise.reject(new Error('rejected')),
        last,
      ),
    ]);
    void action.invoke();
    await settle();
    expect(last).toHaveBeenCalledTimes(1);
    expect(errors.map(String)).toEqual(['Error: thrown', 'Error: rejected']);
    expect(backend.requests).toHaveLength(1);
  });

  it('runs no task if the user is not signed in', async () => {
    const task = jest.fn();
    const { action } = openLab({}, [
      withBeforeLogout(task),
      withSession({ isAuthenticated: () => false }),
    ]);
    expect(await action.invoke()).toMatchObject({ alreadySignedOut: true });
    expect(task).not.toHaveBeenCalled();
  });
});
