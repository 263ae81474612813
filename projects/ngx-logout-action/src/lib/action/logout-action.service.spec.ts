import {
  Component,
  createEnvironmentInjector,
  DestroyRef,
  EnvironmentInjector,
  runInInjectionContext,
} from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { createApplication } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';

import {
  injectLogoutAction,
  LogoutActionService,
  LogoutError,
  provideLogoutAction,
  withActions,
  withCleanup,
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
  it('has the application-owned logoutAction from the start', () => {
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
    service.create({ name: 'page', destroyRef });
    expect(() => service.create({ name: 'page', owner: 'application' })).toThrow(/^LOGOUT-102/);
  });

  it('lets page-owned actions share a name: the newest that is alive has it', () => {
    const { service } = openLab();
    const [first, second] = [openPage(), openPage()];
    const older = service.create({ name: 'bye', destroyRef: first.destroyRef });
    const newer = service.create({ name: 'bye', destroyRef: second.destroyRef });
    expect(service.get('bye')).toBe(newer);
    second.close();
    expect(service.get('bye')).toBe(older);
    first.close();
    expect(service.get('bye')).toBeUndefined();
  });

  it('numbers three thousand unnamed actions', () => {
    const { service } = openLab();
    const names = Array.from(
      { length: 3_000 },
      () => service.create({ owner: 'application' }).name,
    );
    expect(new Set(names).size).toBe(3_000);
    expect(names.at(-1)).toBe('logoutAction3000');
  });

  it('refuses a page-owned action without a lifetime', () => {
    const { service } = openLab();
    expect(() => service.create()).toThrow(/^LOGOUT-105: .*injection context/);
    const page = openPage();
    page.close();
    expect(() => service.create({ destroyRef: page.destroyRef })).toThrow(/^LOGOUT-105/);
  });

  it.each([
    [{ inFlightBehavior: 'never' }, /LOGOUT-103: Invalid value 'never' for 'inFlightBehavior'/],
    [{ timeout: -1 }, /Invalid value -1 for 'timeout'/],
    [{ timeout: NaN }, /Invalid value NaN for 'timeout'/],
    [{ timeout: Infinity }, /Invalid value Infinity for 'timeout'/],
    [{ timeout: 2 ** 31 }, /Invalid value 2147483648 for 'timeout'/],
    [{ timeout: '5' }, /Invalid value '5' for 'timeout'/],
    [{ decisionTimeout: 0 }, /Invalid value 0 for 'decisionTimeout'/],
    [{ redirectMode: 'popup' }, /'redirectMode'/],
    [{ useDefaultSuccessHandler: 'no' }, /'useDefaultSuccessHandler'/],
    [{ spinnerContext: 5 }, /'spinnerContext'/],
    [{ onSuccess: [1] }, /'onSuccess'/],
    [{ onSucess: () => undefined }, /Unknown option 'onSucess'/],
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

  it('discards calls of an app that was destroyed before its first one', async () => {
    const app = await createApplication({ providers: [provideRouter([]), provideLogoutAction()] });
    const service = app.injector.get(LogoutActionService);
    app.destroy();
    const destroyed = { status: 'discarded', reason: 'destroyed' };
    expect(await service.logout()).toEqual(destroyed);
    expect(await service.sessionEnded()).toEqual(destroyed);
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

  it('changes nothing if one of the options is invalid', () => {
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
    'leaves a running call alone: outcome, and redirect or handlers (default handler: %s)',
    async (byDefault) => {
      const { running, backend, navigator, handler } = await destroyMidCall({ byDefault });
      expect(backend.last.aborted).toBe(false);
      backend.last.answer({ body: 'ended' });
      expect(await running).toMatchObject({ status: 'succeeded', response: { body: 'ended' } });
      expect(navigator.routes).toEqual(byDefault ? ['/login'] : []);
      expect(handler).toHaveBeenCalledTimes(byDefault ? 0 : 1);
    },
  );

  it('leaves the spinner of a running call alone', async () => {
    const { running, backend } = await destroyMidCall({ byDefault: true });
    const spinning = TestBed.inject(SpinnerContextService).active('page');
    expect(spinning()).toBe(true);
    backend.last.answer();
    await running;
    expect(spinning()).toBe(false);
  });

  it('never leaves the user on a private page that its own cleanup destroys', async () => {
    const forgetUser = jest.fn();
    const { service, backend, navigator } = openLab({}, [
      withCleanup(forgetUser, () => Promise.resolve()),
    ]);
    const page = openPage();
    forgetUser.mockImplementation(() => page.close());
    const action = service.create({ name: 'bye', destroyRef: page.destroyRef });
    const call = action.invoke();
    backend.last.answer();
    expect(await call).toMatchObject({ status: 'succeeded' });
    expect(navigator.routes).toEqual(['/login']);
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
