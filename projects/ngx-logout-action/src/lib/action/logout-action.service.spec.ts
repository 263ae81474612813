import {
  Component,
  computed,
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

/** A page with a lifetime that the test ends. */
function openPage() {
  const injector = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
  return { destroyRef: injector.get(DestroyRef), close: () => injector.destroy() };
}

describe('LogoutActionService', () => {
  it('always has the application-owned logoutAction', () => {
    const { service } = openLab();
    expect(service.actions()).toEqual([service.defaultAction]);
    expect(service.defaultAction).toMatchObject({ name: 'logoutAction', owner: 'application' });
    expect(service.get('logoutAction')).toBe(service.defaultAction);
  });

  it('works without any provider', () => {
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

  it('numbers unnamed actions, and reuses the number of a destroyed one', () => {
    const { service } = openLab();
    const page = openPage();
    const create = () => service.create({ destroyRef: page.destroyRef }).name;
    expect([create(), create()]).toEqual(['logoutAction1', 'logoutAction2']);
    page.close();
    expect(service.actions().map(({ name }) => name)).toEqual(['logoutAction']);
    expect(service.create({ owner: 'application' }).name).toBe('logoutAction1');
  });

  it.each(['x', '1a', 'log out', 'log-out', '', 'ü_'])('rejects the name %j', (name) => {
    const { service } = openLab();
    expect(() => service.create({ name, owner: 'application' })).toThrow(/^LOGOUT-101: .*letters/);
  });

  it('rejects the name of an action with another owner, or of withActions', () => {
    const { service } = openLab({}, [withActions({ toast: () => undefined })]);
    const { destroyRef } = openPage();
    service.create({ name: 'bye', owner: 'application' });
    for (const name of ['bye', 'logoutAction', 'toast']) {
      expect(() => service.create({ name, destroyRef })).toThrow(/^LOGOUT-102: .*another name/);
    }
    service.create({ name: 'page', destroyRef });
    expect(() => service.create({ name: 'page', owner: 'application' })).toThrow(/^LOGOUT-102/);
  });

  it('lets page-owned actions share a name, and get() returns the newest one', () => {
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

  it('numbers ten thousand unnamed actions', () => {
    const { service } = openLab();
    const names = Array.from(
      { length: 10_000 },
      () => service.create({ owner: 'application' }).name,
    );
    expect(new Set(names).size).toBe(10_000);
    expect(names.at(-1)).toBe('logoutAction10000');
  });

  it('numbers an action with the first number that neither an action nor a function has', () => {
    const { service } = openLab({ name: 'logoutAction1' }, [
      withActions({ logoutAction2: () => undefined }),
    ]);
    const page = openPage();
    const create = () => service.create({ destroyRef: page.destroyRef }).name;
    service.create({ name: 'logoutAction4', owner: 'application' });
    expect([create(), create()]).toEqual(['logoutAction3', 'logoutAction5']);
  });

  it('follows actions that come and go where signals are tracked', () => {
    const { service } = openLab();
    const names = computed(() => service.actions().map(({ name }) => name));
    const named = computed(() => service.get('bye'));
    expect([names(), named()]).toEqual([['logoutAction'], undefined]);
    const page = openPage();
    const action = service.create({ name: 'bye', destroyRef: page.destroyRef });
    expect([names(), named()]).toEqual([['logoutAction', 'bye'], action]);
    page.close();
    expect([names(), named()]).toEqual([['logoutAction'], undefined]);
  });

  it('rejects a page-owned action without a lifetime', () => {
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
    [{ owner: 'nobody' }, /Invalid value 'nobody' for 'owner'. Expected 'page' or 'application'/],
    [{ destroyRef: 5 }, /Invalid value 5 for 'destroyRef'. Expected a DestroyRef/],
    [{ timeout: Object.create(null) as object }, /Invalid value \[object\] for 'timeout'/],
    [{ spinnerContext: ['a', 5] }, /Invalid value \['a', 5\] for 'spinnerContext'/],
    [{ name: Symbol('x') }, /LOGOUT-101: Invalid action name Symbol\(x\)/],
  ])('rejects the options %o', (options, message) => {
    const { service } = openLab();
    expect(() => service.create({ owner: 'application', ...(options as object) })).toThrow(message);
    expect(service.actions()).toHaveLength(1);
  });

  it.each([null, 5, 'home', [], () => ({}), Promise.resolve({})])(
    'rejects %p instead of options, wherever options are passed',
    (value) => {
      const { action, service } = openLab();
      const options = value as object;
      for (const pass of [
        () => service.create(options),
        () => TestBed.runInInjectionContext(() => injectLogoutAction(options)),
        () => action.update(options),
        () => action.invoke(options),
        () => service.logout(options),
        () => service.sessionEnded(options),
        ...(typeof value === 'function' ? [] : [() => provideLogoutAction(options)]),
      ]) {
        expect(pass).toThrow(/^LOGOUT-103: Invalid options .* Expected an object/);
      }
    },
  );

  it.each([null, Promise.resolve({ redirectTo: 'home' })])(
    'rejects a factory of options that returns %p',
    (value) => {
      TestBed.configureTestingModule({
        providers: [provideRouter([]), provideLogoutAction(() => value as object)],
      });
      expect(() => TestBed.inject(LogoutActionService).defaultAction).toThrow(/^LOGOUT-103/);
    },
  );

  it('keeps defaults for undefined options', () => {
    const { service } = openLab();
    const action = service.create({
      owner: 'application',
      redirectTo: undefined,
      timeout: undefined,
    });
    expect(action.options()).toMatchObject({ redirectTo: 'login', timeout: 30_000 });
  });

  it('discards calls if the app is destroyed before the first one', async () => {
    const app = await createApplication({ providers: [provideRouter([]), provideLogoutAction()] });
    const service = app.injector.get(LogoutActionService);
    app.destroy();
    const destroyed = { status: 'discarded', reason: 'destroyed' };
    expect(await service.logout()).toEqual(destroyed);
    expect(await service.sessionEnded()).toEqual(destroyed);
  });
});

describe('LogoutAction.update()', () => {
  it('changes the given options, and clears spinner context and message if they are empty strings', () => {
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

  it('changes nothing if one option is invalid', () => {
    const { action } = openLab();
    const before = action.options();
    expect(() => action.update({ redirectTo: 'home', timeout: -5 })).toThrow(/LOGOUT-103/);
    expect(action.options()).toBe(before);
    expect(() => action.update({ name: 'other' } as object)).toThrow(/LOGOUT-104/);
    action.update({ name: undefined } as object);
    expect(action.name).toBe('logoutAction');
  });
});

describe('A page-owned action', () => {
  it('is created in a field of a component, and ends with the component', () => {
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

  it('discards queued calls when it is destroyed, and frees its name immediately', async () => {
    const { service, waiting } = await destroyMidCall({ byDefault: true });
    expect(await waiting).toEqual({ status: 'discarded', reason: 'destroyed' });
    expect(service.create({ name: 'bye', owner: 'application' }).name).toBe('bye');
  });

  it.each([true, false])(
    'completes a running call after it is destroyed, redirect or handlers included (default handler: %s)',
    async (byDefault) => {
      const { running, backend, navigator, handler } = await destroyMidCall({ byDefault });
      expect(backend.last.aborted).toBe(false);
      backend.last.answer({ body: 'ended' });
      expect(await running).toMatchObject({ status: 'succeeded', response: { body: 'ended' } });
      expect(navigator.routes).toEqual(byDefault ? ['/login'] : []);
      expect(handler).toHaveBeenCalledTimes(byDefault ? 0 : 1);
    },
  );

  it('keeps the spinner of a running call until the call ends', async () => {
    const { running, backend } = await destroyMidCall({ byDefault: true });
    const spinning = TestBed.inject(SpinnerContextService).active('page');
    expect(spinning()).toBe(true);
    backend.last.answer();
    await running;
    expect(spinning()).toBe(false);
  });

  it('redirects even if a cleanup of the call destroys it', async () => {
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

  it('discards calls made after it is destroyed', async () => {
    const { action } = await destroyMidCall({ byDefault: true });
    expect(await action.invoke()).toEqual({ status: 'discarded', reason: 'destroyed' });
  });

  it('reports a failure even if it happens after it is destroyed', async () => {
    const { running, backend, errors } = await destroyMidCall({ byDefault: true });
    backend.last.fail(new LogoutError('network'));
    await running;
    expect(errors).toHaveLength(1);
  });

  it('outlives its creator if the owner is the application', () => {
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
