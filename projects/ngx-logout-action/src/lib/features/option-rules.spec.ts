import {
  clearStorage,
  confirmLogout,
  LogoutConfigurationError,
  provideLogoutAction,
  sessionExpiredInterceptor,
  withActions,
  withAllowedRedirects,
  withBeforeLogout,
  withCleanup,
  withFailureHandler,
  withFormLogout,
  withHttpLogout,
  withLogoutBackend,
  withLogoutGuards,
  withOfflineLogout,
  withPages,
  withSession,
  withSpinner,
  withTabSync,
} from '../../public-api';

describe('A mistake in the options of a feature throws a coded error that names it', () => {
  it.each<[string, () => unknown, string, string]>([
    ['a malformed name', () => provideLogoutAction({ name: 'sign-out' }), '101', "'sign-out'"],
    ['isAuthenticated', () => withSession({} as never), '103', 'undefined.*withSession'],
    ['isAuthenticated', () => withSession({ isAuthenticated: true } as never), '103', 'true'],
    ['a page', () => withPages({ home: 5 } as never), '103', "'home'.*withPages"],
    ['a page that is empty', () => withPages({ login: '' }), '103', "'login'.*withPages"],
    ['an unknown page', () => withPages({ signIn: '/in' } as never), '103', "'signIn'.*withPages"],
    ['channel', () => withTabSync({ channel: '' }), '103', "'channel'.*withTabSync"],
    ['confirm', () => withTabSync({ confirm: true } as never), '103', "'confirm'.*withTabSync"],
    ['an unknown option', () => withTabSync({ name: 'a' } as never), '103', "'name'"],
    ['session', () => withOfflineLogout({ session: 'a' } as never), '103', "'session'"],
    ['maxAge', () => withOfflineLogout({ maxAge: '5' } as never), '103', "'maxAge'"],
    ['an unknown option', () => withOfflineLogout({ max: 5 } as never), '103', "'max'"],
    ['a guard', () => withLogoutGuards(undefined as never), '103', 'withLogoutGuards'],
    ['a task', () => withCleanup(() => undefined, 'a' as never), '103', "'a'.*withCleanup"],
    ['a task', () => withBeforeLogout('a' as never), '103', 'withBeforeLogout'],
    ['a handler', () => withFailureHandler(undefined as never), '103', 'withFailureHandler'],
    ['null', () => withSession(null as never), '103', 'undefined.*withSession'],
    ['null', () => withActions(null as never), '103', 'null.*withActions'],
    ['a list', () => withActions([] as never), '103', 'withActions'],
    ['null', () => confirmLogout(null as never), '103', 'null.*confirmLogout'],
    ['a text', () => confirmLogout({ title: 5 } as never), '103', "'title'.*confirmLogout"],
    ['an unknown text', () => confirmLogout({ ok: 'Yes' } as never), '103', "'ok'.*confirmLogout"],
    ['an action', () => withActions({ notify: 5 as never }), '103', '5.*withActions'],
    ['a factory', () => withLogoutBackend({} as never), '103', 'withLogoutBackend'],
    ['a key', () => clearStorage({ local: 'token' as never }), '103', "'local'.*clearStorage"],
    ['when', () => sessionExpiredInterceptor({ when: 401 as never }), '103', '401'],
    ['an origin', () => withAllowedRedirects(undefined as never), '107', 'undefined'],
    [
      'an origin',
      () => sessionExpiredInterceptor({ origins: ['https://api.example/'] }),
      '107',
      "'https://api.example/'",
    ],
    ['one origin', () => sessionExpiredInterceptor({ origins: '' as never }), '103', "'origins'"],
    [
      'an unknown option',
      () => sessionExpiredInterceptor({ origin: [] } as never),
      '103',
      'origin',
    ],
    ['null', () => sessionExpiredInterceptor(null as never), '103', 'null'],
    ['an unknown option', () => withSpinner({ wait: 5 } as never), '110', "'wait'.*withSpinner"],
    ['no url', () => withFormLogout({} as never), '112', "'url'.*withFormLogout"],
    ['url', () => withFormLogout({ url: undefined as never }), '112', "'url'.*withFormLogout"],
    ['null', () => withFormLogout(null as never), '112', "'url'.*withFormLogout"],
    ['a Promise', () => withHttpLogout(Promise.resolve({}) as never), '112', 'Expected an object'],
  ])('%s', (_, configure, code, words) => {
    expect(configure).toThrow(LogoutConfigurationError);
    expect(configure).toThrow(expect.objectContaining({ code: `LOGOUT-${code}` }) as Error);
    expect(configure).toThrow(new RegExp(words));
  });

  it.each([
    ['undefined', () => withTabSync({ channel: undefined, confirm: undefined })],
    ['undefined', () => withOfflineLogout({ session: undefined, maxAge: undefined })],
    ['undefined', () => withPages({ home: undefined, login: undefined })],
    ['undefined', () => withSpinner({ delay: undefined, component: undefined })],
    ['undefined', () => clearStorage({ local: undefined, session: 'all' })],
    ['no tasks', () => withCleanup()],
    [
      'a service that knows the session',
      () =>
        withSession(
          new (class Auth {
            readonly user = undefined;
            isAuthenticated = () => false;
          })(),
        ),
    ],
  ])('%s is none', (_, configure) => {
    expect(configure).not.toThrow();
  });
});
