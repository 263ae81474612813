import {
  Component,
  createEnvironmentInjector,
  DestroyRef,
  EnvironmentInjector,
  runInInjectionContext,
} from '@angular/core';
import { TestBed } from '@angular/core/testing';

import {
  injectLogoutAction,
  LogoutActionService,
  LogoutError,
  withActions,
  type LogoutAction,
} from '../../public-api';
import { openLab, settle } from '../../testing/lab';
import { SpinnerContextService } from '../spinner/spinner-context.service';

/** A lifetime that the spec ends. */
function openPage() {
  const injector = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
  return { destroyRef: injector.get(DestroyRef), close: () => injector.destroy() };
}

describe('LogoutActionService', () => {
  it('has the application-owned logoutAction by itself', () => {
    const { service } = openLab();
    expect(service.actions()).toEqual([service.defaultAction]);
    expect(service.defaultAction).toMatchObject({ name: 'logoutAction', owner: 'application' });
    expect(service.get('logoutAction')).toBe(service.defaultAction);
  });

  it('works with no provider at all', () => {
    const service = TestBed.inject(LogoutActionService);
    expect(service.defaultAction.options()).toMatchObject({
      useDefaultSuccessHandler: true,
      inFlightBehavior: 'executeLast',
      redirectTo: 'login',
      spinnerContext: undefined,
      spinnerMessage: undefined,
      timeout: 30_000,
      decisionTimeout: 300_000,
      redirectMode: 'router',
    });
  });

  it('numbers actions that are given no name, and a number is free again with its action', () => {
    const { service } = openLab();
    const page = openPage();
    const create = () => service.create({ destroyRef: page.destroyRef }).name;
    expect([create(), create()]).toEqual(['logoutAction1', 'logoutAction2']);
    page.close();
    expect(service.actions().map(({ name }) => name)).toEqual(['logoutAction']);
    expect(service.create({ owner: 'application' }).name).toBe('logoutAction1');
  });

  it.each(['x', '1a', 'log out', 'log-out', '', 'ü_'])('refuses the name %j', (name) => {
    const { service } = openLab();
    expect(() => service.create({ name, owner: 'application' })).toThrow(/^LOGOUT-101: .*letters/);
  });

  it('refuses a name in use, also one of withActions, across page and application', () => {
    const { service } = openLab({}, [withActions({ toast: () => undefined })]);
    const { destroyRef } = openPage();
    service.create({ name: 'bye', owner: 'application' });
    for (const name of ['bye', 'logoutAction', 'toast']) {
      expect(() => service.create({ name, destroyRef })).toThrow(/^LOGOUT-102: .*another name/);
    }
  });

  it('refuses a page-owned action without a lifetime', () => {
    const { service } = openLab();
    expect(() => service.create()).toThrow(/^LOGOUT-105: .*injection context/);
    const page = openPage();
    page.close();
    expect(() => service.create({ destroyRef: page.destroyRef })).toThrow(/^LOGOUT-105/);
  });

  it.each([
    [{ inFlightBehavior: 'never' }, /LOGOUT-103: 'inFlightBehavior' cannot be 'never'/],
    [{ timeout: -1 }, /'timeout' cannot be -1/],
    [{ timeout: NaN }, /'timeout' cannot be NaN/],
    [{ timeout: Infinity }, /'timeout' cannot be Infinity/],
    [{ timeout: 2 ** 31 }, /'timeout' cannot be 2147483648/],
    [{ timeout: '5' }, /'timeout' cannot be '5'/],
    [{ decisionTimeout: 0 }, /'decisionTimeout' cannot be 0/],
    [{ redirectMode: 'popup' }, /'redirectMode'/],
    [{ useDefaultSuccessHandler: 'no' }, /'useDefaultSuccessHandler'/],
    [{ spinnerContext: 5 }, /'spinnerContext'/],
    [{ onSuccess: [1] }, /'onSuccess'/],
    [{ onSucess: () => undefined }, /there is no option 'onSucess'/],
  ])('refuses the options %o', (options, message) => {
    const { service } = openLab();
    expect(() => service.create({ owner: 'application', ...(options as object) })).toThrow(message);
    expect(service.actions()).toHaveLength(1);
  });

  it('lets undefined override nothing', () => {
    const { service } = openLab();
    const action = service.create({
      owner: 'application',
      redirectTo: undefined,
      timeout: undefined,
    });
    expect(action.options()).toMatchObject({ redirectTo: 'login', timeout: 30_000 });
  });
});

describe('LogoutAction.update', () => {
  it('changes what it is given, and clears text and context with an empty string', () => {
    const { action } = openLab({
      spinnerContext: 'page',
      spinnerMessage: 'Bye',
      redirectTo: 'home',
    });
    action.update({ spinnerMessage: '', spinnerContext: '', timeout: 5 });
    expect(action.options()).toMatchObject({
      spinnerContext: undefined,
      spinnerMessage: undefined,
      redirectTo: 'home',
      timeout: 5,
    });
  });

  it('changes nothing where one of the options makes no sense', () => {
    const { action } = openLab();
    const before = action.options();
    expect(() => action.update({ redirectTo: 'home', timeout: -5 })).toThrow(/LOGOUT-103/);
    expect(action.options()).toBe(before);
    expect(() => action.update({ name: 'other' } as object)).toThrow(/LOGOUT-104/);
  });
});

describe('A page-owned action', () => {
  it('is created in a field of a component, and goes with it', () => {
    const { service } = openLab();

    @Component({ template: '' })
    class Page {
      readonly action = injectLogoutAction({ name: 'bye' });
    }

    const fixture = TestBed.createComponent(Page);
    expect(service.get('bye')).toBe(fixture.componentInstance.action);
    expect(fixture.componentInstance.action.owner).toBe('page');
    fixture.destroy();
    expect(service.get('bye')).toBeUndefined();
  });

  async function destroyMidCall({ byDefault }: { byDefault: boolean }) {
    const lab = openLab();
    const page = openPage();
    const handler = jest.fn();
    const action = lab.service.create({
      name: 'bye',
      destroyRef: page.destroyRef,
      spinnerContext: 'page',
      inFlightBehavior: 'executeAll',
      useDefaultSuccessHandler: byDefault,
    });
    if (!byDefault) action.on('onSuccess', handler);
    const running = action.invoke();
    const waiting = action.invoke();
    page.close();
    await settle();
    return { ...lab, action, running, waiting, handler };
  }

  it('discards what waits when it goes, and its name is free at once', async () => {
    const { service, waiting } = await destroyMidCall({ byDefault: true });
    expect(await waiting).toEqual({ status: 'discarded', reason: 'destroyed' });
    expect(service.create({ name: 'bye', owner: 'application' }).name).toBe('bye');
  });

  it.each([true, false])(
    'lets the running call complete, and tells its caller the real outcome (%s)',
    async (byDefault) => {
      const { running, backend, navigator, handler } = await destroyMidCall({ byDefault });
      expect(backend.last.aborted).toBe(false);
      backend.last.answer({ body: 'ended' });
      expect(await running).toMatchObject({ status: 'succeeded', response: { body: 'ended' } });
      expect([navigator.routes, handler.mock.calls]).toEqual([[], []]);
    },
  );

  it('takes its spinner along', async () => {
    await destroyMidCall({ byDefault: true });
    expect(TestBed.inject(SpinnerContextService).active('page')()).toBe(false);
  });

  it('answers later calls with destroyed', async () => {
    const { action } = await destroyMidCall({ byDefault: true });
    expect(await action.invoke()).toEqual({ status: 'discarded', reason: 'destroyed' });
  });

  it('is never silent about a failure that came after its end', async () => {
    const { running, backend, errors } = await destroyMidCall({ byDefault: true });
    backend.last.fail(new LogoutError('network'));
    await running;
    expect(errors).toHaveLength(1);
  });

  it('survives its creator where it is owned by the application', () => {
    const { service } = openLab();
    const injector = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
    let action: LogoutAction | undefined;
    runInInjectionContext(injector, () => {
      action = service.create({ name: 'bye', owner: 'application' });
    });
    injector.destroy();
    expect(service.get('bye')).toBe(action);
  });
});
