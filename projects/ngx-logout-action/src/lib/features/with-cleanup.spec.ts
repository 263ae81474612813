import { inject } from '@angular/core';
import { NEVER, of } from 'rxjs';

import { LogoutActionService, LogoutError, withCleanup } from '../../public-api';
import { openLab } from '../../testing/lab';

describe('withCleanup()', () => {
  afterEach(() => jest.useRealTimers());

  it('runs its tasks once, in order, in an injection context, before the redirect', async () => {
    const steps: string[] = [];
    const { action, backend, navigator } = openLab({}, [
      withCleanup(
        () => void steps.push(`plain ${inject(LogoutActionService).actions().length}`),
        async () => {
          await Promise.resolve();
          steps.push('promise');
        },
        () => of(steps.push('observable')),
        () => void steps.push(`redirected: ${navigator.routes.length}`),
      ),
    ]);
    const call = action.invoke();
    backend.last.answer();
    await call;
    expect(steps).toEqual(['plain 1', 'promise', 'observable', 'redirected: 0']);
    expect(navigator.routes).toEqual(['/login']);
  });

  it('runs its tasks even if the server could not be reached', async () => {
    const task = jest.fn();
    const { action, backend } = openLab({}, [withCleanup(task)]);
    const call = action.invoke();
    backend.last.fail(new LogoutError('network'));
    expect(await call).toMatchObject({ status: 'failed' });
    expect(task).toHaveBeenCalledTimes(1);
  });

  it('reports tasks that fail or take over 2 s, and continues with the next one', async () => {
    jest.useFakeTimers();
    const last = jest.fn();
    const { action, backend, errors } = openLab({}, [
      withCleanup(
        () => {
          throw new Error('thrown');
        },
        () => Promise.reject(new Error('rejected')),
        function slow() {
          return NEVER;
        },
        last,
      ),
    ]);
    const call = action.invoke();
    backend.last.answer();
    await jest.advanceTimersByTimeAsync(1_999);
    expect(last).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    expect(await call).toMatchObject({ status: 'succeeded' });
    expect(last).toHaveBeenCalledTimes(1);
    expect(errors.map(String)).toEqual([
      'Error: thrown',
      'Error: rejected',
      expect.stringMatching(/LOGOUT-202: .*'slow' took over 2000 ms/),
    ]);
  });

  it('runs synchronous parts immediately and only once if the page is hidden during the request', async () => {
    const steps: string[] = [];
    const { action, backend } = openLab({}, [
      withCleanup(
        () => void steps.push('first'),
        async () => {
          steps.push('second begins');
          await Promise.resolve();
          steps.push('second ends');
        },
        () => void steps.push('third'),
      ),
    ]);
    const call = action.invoke();
    window.dispatchEvent(new Event('pagehide'));
    expect(steps).toEqual(['first', 'second begins', 'third']);
    backend.last.answer();
    await call;
    expect(steps).toEqual(['first', 'second begins', 'third', 'second ends']);
    window.dispatchEvent(new Event('pagehide'));
    expect(steps).toHaveLength(4);
  });

  it('runs no task for a vetoed call', async () => {
    const task = jest.fn();
    const { action } = openLab({ useDefaultSuccessHandler: false, onBeforeUpdate: () => false }, [
      withCleanup(task),
    ]);
    await action.invoke();
    expect(task).not.toHaveBeenCalled();
  });
});
