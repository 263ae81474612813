import { createEnvironmentInjector, DestroyRef, EnvironmentInjector, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import {
  type LogoutFailure,
  LogoutActionService,
  LogoutError,
  type LogoutOutcome,
  withFailureHandler,
} from '../../public-api';
import { openLab, settle } from '../../testing/lab';

const offline = () => new LogoutError('network');

describe('withFailureHandler()', () => {
  it.each([true, false])(
    'handles every failure, in an injection context (default handler: %s)',
    async (useDefaultSuccessHandler) => {
      const seen: unknown[] = [];
      const { action, backend, errors } = openLab(
        {
          useDefaultSuccessHandler,
          ...(!useDefaultSuccessHandler && { onError: () => void seen.push('onError') }),
        },
        [
          withFailureHandler((error, failure) => {
            seen.push(error.kind, failure.action === inject(LogoutActionService).defaultAction);
          }),
        ],
      );
      const call = action.invoke();
      backend.last.fail(offline());
      await call;
      expect(seen).toEqual([...(useDefaultSuccessHandler ? [] : ['onError']), 'network', true]);
      expect(errors).toEqual([]);
    },
  );

  it('is not called after a success', async () => {
    const handler = jest.fn();
    const { action, backend } = openLab({}, [withFailureHandler(handler)]);
    const call = action.invoke();
    backend.last.answer();
    await call;
    expect(handler).not.toHaveBeenCalled();
  });

  it('can retry the same call, even if the page that owns the action was destroyed', async () => {
    let failure: LogoutFailure | undefined;
    const { service, backend, navigator } = openLab({}, [
      withFailureHandler((_, given) => (failure = given)),
    ]);
    const page = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
    const action = service.create({ destroyRef: page.get(DestroyRef) });
    void action.invoke({ data: 7, redirectTo: '/bye' });
    page.destroy();
    backend.last.fail(offline());
    await settle();
    const retried = failure!.retry();
    expect(backend.last.request).toMatchObject({ data: 7, returnTo: 'http://localhost/bye' });
    backend.last.answer();
    expect(await retried).toMatchObject({ status: 'succeeded' });
    expect(navigator.routes).toEqual(['/bye']);
    expect(await action.invoke()).toEqual({ status: 'discarded', reason: 'destroyed' });
  });

  it.each(['doNotExecute', 'executeAll', 'executeLast'] as const)(
    'can retry while it runs, as after window.confirm(), under %s',
    async (inFlightBehavior) => {
      let retried: Promise<LogoutOutcome> | undefined;
      const { action, backend } = openLab({ inFlightBehavior }, [
        withFailureHandler((_, { retry }) => void (retried = retry())),
      ]);
      const call = action.invoke();
      backend.last.fail(offline());
      expect(await call).toMatchObject({ status: 'failed' });
      await settle();
      backend.last.answer();
      expect(await retried).toMatchObject({ status: 'succeeded' });
      expect(backend.requests).toHaveLength(2);
    },
  );

  const broken = new Error('handler');

  it.each<[string, () => void]>([
    [
      'throws',
      () => {
        throw broken;
      },
    ],
    ['rejects', () => Promise.reject(broken)],
  ])('reports a handler that %s, which does not change the outcome', async (_, handler) => {
    const { action, backend, errors } = openLab({}, [withFailureHandler(handler)]);
    const call = action.invoke();
    backend.last.fail(offline());
    expect(await call).toMatchObject({ status: 'failed', error: { kind: 'network' } });
    await settle();
    expect(errors).toEqual([broken]);
  });
});
