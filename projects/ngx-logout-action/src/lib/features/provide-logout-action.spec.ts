import {
  createEnvironmentInjector,
  EnvironmentInjector,
  ErrorHandler,
  inject,
  InjectionToken,
  NgModule,
  provideZonelessChangeDetection,
} from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { createApplication } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { of } from 'rxjs';

import {
  LogoutActionDirective,
  LogoutActionModule,
  LogoutActionService,
  LogoutBackend,
  LogoutConfigurationError,
  LogoutNavigator,
  provideLogoutAction,
  withAllowedRedirects,
  withActions,
  withCleanup,
  withHttpLogout,
  withLogoutBackend,
  withOfflineLogout,
  withPages,
  withSession,
  withTabSync,
} from '../../public-api';
import { RecordingBackend, RecordingNavigator, settle } from '../../testing/lab';

const HOME = new InjectionToken<string>('HOME');

describe('provideLogoutAction()', () => {
  it('sets the options of the default action, including its name', () => {
    TestBed.configureTestingModule({
      providers: [provideLogoutAction({ name: 'signOut', redirectTo: 'home' })],
    });
    const { defaultAction } = TestBed.inject(LogoutActionService);
    expect(defaultAction.name).toBe('signOut');
    expect(defaultAction.options().redirectTo).toBe('home');
  });

  it('accepts a backend created in an injection context', async () => {
    const backend = new RecordingBackend();
    TestBed.configureTestingModule({
      providers: [
        provideLogoutAction(
          {},
          withLogoutBackend(() => {
            TestBed.inject(EnvironmentInjector);
            return backend;
          }),
        ),
      ],
    });
    void TestBed.inject(LogoutActionService).logout();
    await settle();
    expect(backend.requests).toHaveLength(1);
  });

  it('accepts an options factory, which runs in an injection context when it is first needed', () => {
    const options = jest.fn(() => ({ redirectTo: inject(HOME), name: 'signOut' }));
    TestBed.configureTestingModule({
      providers: [{ provide: HOME, useValue: '/start' }, provideLogoutAction(options)],
    });
    const service = TestBed.inject(LogoutActionService);
    expect(options).not.toHaveBeenCalled();
    expect(service.defaultAction.options()).toMatchObject({
      redirectTo: '/start',
      name: 'signOut',
    });
    expect(options).toHaveBeenCalledTimes(1);
  });

  it('checks the options of a factory', () => {
    TestBed.configureTestingModule({ providers: [provideLogoutAction(() => ({ timeout: -1 }))] });
    const service = TestBed.inject(LogoutActionService);
    expect(() => service.defaultAction).toThrow(/^LOGOUT-103/);
  });

  it.each<[string, () => unknown, RegExp]>([
    ['an invalid option', () => provideLogoutAction({ timeout: -1 }), /^LOGOUT-103/],
    [
      'two features of the same kind',
      () => provideLogoutAction({}, withPages({}), withPages({})),
      /^LOGOUT-108: .*two features of the kind 'pages'/,
    ],
    ['two cleanups', () => provideLogoutAction({}, withCleanup(), withCleanup()), /^LOGOUT-108/],
    [
      'two sessions',
      () =>
        provideLogoutAction(
          {},
          withSession({ isAuthenticated: () => true }),
          withSession({ isAuthenticated: () => true }),
        ),
      /^LOGOUT-108: .*two features of the kind 'session'/,
    ],
    [
      'two backends',
      () =>
        provideLogoutAction(
          {},
          withHttpLogout({}),
          withLogoutBackend(() => new RecordingBackend()),
        ),
      /^LOGOUT-108: There are two backends/,
    ],
    [
      'a value that is not an origin',
      () => withAllowedRedirects('https://id.example/path'),
      /^LOGOUT-107: Invalid origin/,
    ],
    ['a malformed name', () => withActions({ 'log-out': () => undefined }), /^LOGOUT-101/],
  ])('rejects %s', (_, provide, message) => {
    expect(provide).toThrow(LogoutConfigurationError);
    expect(provide).toThrow(message);
  });

  it('rejects a second call in the same providers', () => {
    TestBed.configureTestingModule({ providers: [provideLogoutAction(), provideLogoutAction()] });
    expect(() => TestBed.inject(LogoutActionService)).toThrow(/^LOGOUT-109/);
  });

  it('is ignored with a warning in a lazy route if the app already provides the library', () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    TestBed.configureTestingModule({ providers: [provideLogoutAction({ redirectTo: 'home' })] });
    const root = TestBed.inject(EnvironmentInjector);
    const route = createEnvironmentInjector([provideLogoutAction({ redirectTo: '/bye' })], root);
    const { defaultAction } = route.get(LogoutActionService);
    expect(defaultAction.options().redirectTo).toBe('home');
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('LOGOUT-306'));
    warn.mockRestore();
  });

  it('starts an app whose ErrorHandler uses the library, which gets its reports, too', async () => {
    const errors: unknown[] = [];
    class SignOutOnError implements ErrorHandler {
      readonly service = inject(LogoutActionService);
      handleError(error: unknown) {
        errors.push(error);
      }
    }
    const task = new Error('task');
    const features = [
      withOfflineLogout(),
      withTabSync(),
      withCleanup(() => {
        throw task;
      }),
    ];
    const app = await createApplication({
      providers: [
        provideZonelessChangeDetection(),
        provideRouter([]),
        { provide: ErrorHandler, useClass: SignOutOnError },
        { provide: LogoutNavigator, useValue: new RecordingNavigator() },
        provideLogoutAction(
          {},
          ...features,
          withLogoutBackend(() => ({ logout: () => of({}) })),
        ),
      ],
    });
    expect(app.injector.get(ErrorHandler)).toBeInstanceOf(SignOutOnError);
    await app.injector.get(LogoutActionService).logout();
    expect(errors).toEqual([task]);
    app.destroy();
  });

  it('rejects a lazy route if the app does not provide the library', () => {
    const root = TestBed.inject(EnvironmentInjector);
    expect(() => createEnvironmentInjector([provideLogoutAction()], root)).toThrow(/^LOGOUT-109/);
  });

  it('throws errors with a code and a link to the docs', () => {
    const error = new LogoutConfigurationError(103, 'What is wrong. How to fix it.');
    expect(error).toMatchObject({
      name: 'LogoutConfigurationError',
      code: 'LOGOUT-103',
      message: 'LOGOUT-103: What is wrong. How to fix it. See docs/errors#logout-103',
    });
  });
});

describe('LogoutActionModule', () => {
  it('provides the library with forRoot(), and exports the directive', () => {
    @NgModule({
      imports: [LogoutActionModule.forRoot({ redirectTo: 'home' }, withPages({ home: '/start' }))],
      exports: [LogoutActionModule],
    })
    class AppModule {}

    TestBed.configureTestingModule({
      imports: [AppModule],
      providers: [{ provide: LogoutBackend, useValue: new RecordingBackend() }],
    });
    expect(TestBed.inject(LogoutActionService).defaultAction.options().redirectTo).toBe('home');
    expect(LogoutActionDirective).toBeDefined();
  });
});
