import {
  createEnvironmentInjector,
  EnvironmentInjector,
  inject,
  InjectionToken,
  NgModule,
} from '@angular/core';
import { TestBed } from '@angular/core/testing';

import {
  LogoutActionDirective,
  LogoutActionModule,
  LogoutActionService,
  LogoutBackend,
  LogoutConfigurationError,
  provideLogoutAction,
  withAllowedRedirects,
  withActions,
  withCleanup,
  withHttpLogout,
  withLogoutBackend,
  withPages,
  withSession,
} from '../../public-api';
import { RecordingBackend, settle } from '../../testing/lab';

const HOME = new InjectionToken<string>('HOME');

describe('provideLogoutAction', () => {
  it('gives the default action its options, a name included', () => {
    TestBed.configureTestingModule({
      providers: [provideLogoutAction({ name: 'signOut', redirectTo: 'home' })],
    });
    const { defaultAction } = TestBed.inject(LogoutActionService);
    expect(defaultAction.name).toBe('signOut');
    expect(defaultAction.options().redirectTo).toBe('home');
  });

  it('takes a backend that is created in an injection context', async () => {
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

  it('takes options from a function that runs in an injection context when they are first needed', () => {
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

  it('checks options from a function, too', () => {
    TestBed.configureTestingModule({ providers: [provideLogoutAction(() => ({ timeout: -1 }))] });
    const service = TestBed.inject(LogoutActionService);
    expect(() => service.defaultAction).toThrow(/^LOGOUT-103/);
  });

  it.each<[string, () => unknown, RegExp]>([
    ['an invalid option', () => provideLogoutAction({ timeout: -1 }), /^LOGOUT-103/],
    [
      'a feature given twice',
      () => provideLogoutAction({}, withPages({}), withPages({})),
      /^LOGOUT-108: .*two features of the kind 'pages'/,
    ],
    [
      'cleanup given twice',
      () => provideLogoutAction({}, withCleanup(), withCleanup()),
      /^LOGOUT-108/,
    ],
    [
      'a session given twice',
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
      'something that is no origin',
      () => withAllowedRedirects('https://id.example/path'),
      /^LOGOUT-107: Invalid origin/,
    ],
    ['a malformed name', () => withActions({ 'log-out': () => undefined }), /^LOGOUT-101/],
  ])('refuses %s', (_, provide, message) => {
    expect(provide).toThrow(LogoutConfigurationError);
    expect(provide).toThrow(message);
  });

  it('refuses to be provided twice', () => {
    TestBed.configureTestingModule({ providers: [provideLogoutAction(), provideLogoutAction()] });
    expect(() => TestBed.inject(LogoutActionService)).toThrow(/^LOGOUT-109/);
  });

  it('is ignored in a lazy route below an app that provides it, with a warning', () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    TestBed.configureTestingModule({ providers: [provideLogoutAction({ redirectTo: 'home' })] });
    const root = TestBed.inject(EnvironmentInjector);
    const route = createEnvironmentInjector([provideLogoutAction({ redirectTo: '/bye' })], root);
    const { defaultAction } = route.get(LogoutActionService);
    expect(defaultAction.options().redirectTo).toBe('home');
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('LOGOUT-306'));
    warn.mockRestore();
  });

  it('refuses to be provided in a lazy route alone', () => {
    const root = TestBed.inject(EnvironmentInjector);
    expect(() => createEnvironmentInjector([provideLogoutAction()], root)).toThrow(/^LOGOUT-109/);
  });

  it('puts a code on the error, by which it can be looked up', () => {
    const error = new LogoutConfigurationError(103, 'What is wrong. How to fix it.');
    expect(error).toMatchObject({
      name: 'LogoutConfigurationError',
      code: 'LOGOUT-103',
      message: 'LOGOUT-103: What is wrong. How to fix it. See docs/errors#logout-103',
    });
  });
});

describe('LogoutActionModule', () => {
  it('provides the library by forRoot() and exports the directive', () => {
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
