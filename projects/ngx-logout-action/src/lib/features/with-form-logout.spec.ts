import { inject, InjectionToken } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { LogoutTestingController, provideLogoutActionTesting } from 'ngx-logout-action/testing';

import {
  type FormLogoutOptions,
  LogoutActionService,
  type LogoutActionOptions,
  type LogoutFeature,
  LogoutNavigator,
  provideLogoutAction,
  withCleanup,
  withFailureHandler,
  withFormLogout,
  withHttpLogout,
  withSession,
} from '../../public-api';
import { clearCookies } from '../../testing/http-kit';
import { RecordingNavigator, settle } from '../../testing/lab';
import { watchForms } from '../../testing/watch-forms';

let watched: ReturnType<typeof watchForms>;
beforeEach(() => {
  jest.useFakeTimers();
  watched = watchForms();
});
afterEach(() => {
  watched.restore();
  jest.useRealTimers();
  jest.restoreAllMocks();
  clearCookies();
  document.documentElement.removeAttribute('style');
});

function setup(
  form: FormLogoutOptions | (() => FormLogoutOptions) = { url: '/logout' },
  options: LogoutActionOptions = {},
  ...features: LogoutFeature[]
) {
  const navigator = new RecordingNavigator();
  TestBed.configureTestingModule({
    rethrowApplicationErrors: false,
    providers: [
      provideLogoutAction(
        options,
        withFormLogout(form),
        withFailureHandler(() => undefined),
        ...features,
      ),
      { provide: LogoutNavigator, useValue: navigator },
    ],
  });
  const service = TestBed.inject(LogoutActionService);
  return { service, action: service.defaultAction, navigator };
}

const leave = () => window.dispatchEvent(new Event('pagehide'));
const violate = (effectiveDirective: string, disposition = 'enforce') =>
  document.dispatchEvent(
    Object.assign(new Event('securitypolicyviolation'), { effectiveDirective, disposition }),
  );

describe('withFormLogout()', () => {
  it('signs out with a form POST of the document, before invoke() returns', () => {
    const { action } = setup();
    void action.invoke();
    expect(watched.forms).toEqual([
      { action: 'http://localhost/logout', method: 'post', target: '_self', fields: {} },
    ]);
  });

  it('succeeds when the document leaves, without another redirect', async () => {
    const { action, navigator } = setup();
    const outcome = action.invoke();
    await settle();
    expect(action.pending()).toBe(true);
    leave();
    expect(await outcome).toEqual({ status: 'succeeded', response: {}, alreadySignedOut: false });
    expect([...navigator.routes, ...navigator.documents]).toEqual([]);
  });

  it('runs the cleanup once, when the document leaves', async () => {
    const task = jest.fn();
    const { action } = setup(undefined, {}, withCleanup(task));
    void action.invoke();
    await settle();
    expect(task).not.toHaveBeenCalled();
    leave();
    expect(task).toHaveBeenCalledTimes(1);
    await settle();
    expect(task).toHaveBeenCalledTimes(1);
  });

  it('hides the document from the back/forward cache', () => {
    const { action } = setup();
    void action.invoke();
    leave();
    expect(document.documentElement.style.display).toBe('none');
  });

  it('discards other calls while the document is leaving', async () => {
    const { action } = setup(undefined, { inFlightBehavior: 'executeAll' });
    void action.invoke();
    const others = [action.invoke(), action.invoke()];
    expect(await Promise.all(others)).toEqual(
      others.map(() => ({ status: 'discarded', reason: 'unavailable' })),
    );
    expect(watched.forms).toHaveLength(1);
  });

  describe('fails with `network`, runs the cleanup, and allows another try', () => {
    it.each<[string, () => void | Promise<void>]>([
      ['if the document is still there after 5 s', () => jest.advanceTimersByTimeAsync(5_000)],
      ['if the Content Security Policy blocks the form', () => void violate('form-action')],
    ])('%s', async (_, end) => {
      const task = jest.fn();
      const { action, navigator } = setup(undefined, {}, withCleanup(task));
      const outcome = action.invoke();
      await end();
      expect(await outcome).toMatchObject({
        status: 'failed',
        error: { kind: 'network', url: 'http://localhost/logout' },
      });
      expect(task).toHaveBeenCalledTimes(1);
      expect(navigator.routes).toEqual([]);
      void action.invoke();
      expect(watched.forms).toHaveLength(2);
    });

    it('if submitting the form throws, as in Firefox when a policy blocks it', async () => {
      jest.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(() => {
        throw new Error('NS_ERROR_CSP_FORM_ACTION_VIOLATION');
      });
      const { action } = setup();
      expect(await action.invoke()).toMatchObject({ error: { kind: 'network' } });
      expect(await action.invoke()).toMatchObject({ status: 'failed' });
    });

    it('if the browser is offline, without leaving the page', async () => {
      const onLine = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
      const { action } = setup();
      expect(await action.invoke()).toMatchObject({ error: { kind: 'network' } });
      expect(watched.forms).toEqual([]);
      onLine.mockReturnValue(true);
      void action.invoke();
      expect(watched.forms).toHaveLength(1);
    });

    it('immediately, if a failure handler retries', async () => {
      TestBed.resetTestingModule();
      let retries = 0;
      const retrying = withFailureHandler((_, { retry }) => {
        if (retries++ < 1) void retry();
      });
      TestBed.configureTestingModule({
        providers: [provideLogoutAction({}, withFormLogout({ url: '/logout' }), retrying)],
      });
      void TestBed.inject(LogoutActionService).logout();
      violate('form-action');
      await settle();
      expect(watched.forms).toHaveLength(2);
    });
  });

  it('ignores violations of other directives and of report-only policies', async () => {
    const { action } = setup();
    void action.invoke();
    violate('img-src');
    violate('form-action', 'report');
    await settle();
    expect(action.pending()).toBe(true);
  });

  it('fails with `timeout` if the timeout of the action is shorter', async () => {
    const { action } = setup(undefined, { timeout: 1_000 });
    const outcome = action.invoke();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await outcome).toMatchObject({ error: { kind: 'timeout' } });
  });

  it('sends nothing and shows the login page if the user is not signed in', async () => {
    const { action, navigator } = setup(
      undefined,
      {},
      withSession({ isAuthenticated: () => false }),
    );
    expect(await action.invoke()).toMatchObject({ alreadySignedOut: true });
    expect(watched.forms).toEqual([]);
    expect(navigator.routes).toEqual(['/login']);
  });

  it('sends nothing and shows the login page after sessionEnded()', async () => {
    const { service, navigator } = setup();
    expect(await service.sessionEnded()).toMatchObject({ status: 'succeeded' });
    expect(watched.forms).toEqual([]);
    expect(navigator.routes).toEqual(['/login']);
  });

  describe('sends the fields', () => {
    it('returned by a function, called with the request in an injection context', () => {
      const TENANT = new InjectionToken('TENANT', { factory: () => 'acme' });
      const { action } = setup({
        url: '/logout',
        fields: ({ action: name, data, returnTo }) => ({
          tenant: inject(TENANT),
          name,
          reason: String(data),
          returnTo,
        }),
      });
      void action.invoke({ data: 'idle' });
      expect(watched.forms[0]?.fields).toEqual({
        tenant: 'acme',
        name: 'logoutAction',
        reason: 'idle',
        returnTo: 'http://localhost/login',
      });
    });

    it.each(['submit', 'action', 'method', 'append', 'remove'])(
      'including one named "%s"',
      (name) => {
        const { action } = setup({ url: '/logout', fields: () => ({ [name]: 'x' }) });
        void action.invoke();
        expect(watched.forms).toMatchObject([
          { action: 'http://localhost/logout', method: 'post', fields: { [name]: 'x' } },
        ]);
      },
    );

    it('without leaving them in the document', () => {
      const { action } = setup({ url: '/logout', fields: () => ({ hint: 'secret' }) });
      void action.invoke();
      expect(document.documentElement.outerHTML).not.toContain('secret');
    });
  });

  describe('sends the XSRF token', () => {
    beforeEach(() => (document.cookie = 'XSRF-TOKEN=of-cookie'));
    const tokenSent = (form: FormLogoutOptions) => {
      void setup(form).action.invoke();
      return watched.forms[0]?.fields;
    };

    it("from Angular's cookie", () => {
      expect(tokenSent({ url: '/logout' })).toEqual({ _csrf: 'of-cookie' });
    });

    it('even if an element of the page is named "cookie"', () => {
      const image = Object.assign(new Image(), { name: 'cookie' });
      document.body.append(image);
      expect(tokenSent({ url: '/logout' })).toEqual({ _csrf: 'of-cookie' });
      image.remove();
    });

    it('returned by a function, in a field with another name', () => {
      const TOKEN = new InjectionToken('TOKEN', { factory: () => 'of-app' });
      const xsrf = { field: 'authenticity_token', token: () => inject(TOKEN) };
      expect(tokenSent({ url: '/logout', xsrf })).toEqual({ authenticity_token: 'of-app' });
    });

    it('to another origin in `url` if xsrf is configured', () => {
      expect(tokenSent({ url: 'https://api.example.org/logout', xsrf: {} })).toEqual({
        _csrf: 'of-cookie',
      });
    });

    it.each<[string, FormLogoutOptions]>([
      ['another origin', { url: 'https://api.example.org/logout' }],
      ['an origin without a scheme', { url: '//api.example.org/logout', xsrf: {} }],
      ['an origin with user info', { url: 'https://api.example.org@evil.example/', xsrf: {} }],
    ])('to no other origin: %s', (_, form) => {
      expect(tokenSent(form)).toEqual({});
    });

    it('only if there is a token', () => {
      expect(tokenSent({ url: '/logout', xsrf: { token: () => null } })).toEqual({});
    });
  });

  describe('accepts an options factory', () => {
    it('that runs once, in an injection context, when the first sign-out needs it', async () => {
      const CONFIG = new InjectionToken('CONFIG', { factory: () => ({ url: '/of-config' }) });
      const options = jest.fn(() => inject(CONFIG));
      const { action } = setup(options);
      expect(options).not.toHaveBeenCalled();
      void action.invoke();
      violate('form-action');
      await settle();
      void action.invoke();
      expect(watched.forms.map((form) => form.action)).toEqual(
        Array(2).fill('http://localhost/of-config'),
      );
      expect(options).toHaveBeenCalledTimes(1);
    });

    it('that fails the sign-out if its options are invalid', async () => {
      const { action } = setup(() => ({ url: 'javascript:alert(1)' }));
      expect(await action.invoke()).toMatchObject({
        error: { kind: 'backend', cause: { code: 'LOGOUT-112' } },
      });
      expect(watched.forms).toEqual([]);
    });
  });

  it.each<[string, object]>([
    ['no URL', {}],
    ['an empty URL', { url: '' }],
    ['a URL that is a script', { url: ' javascript:alert(1)' }],
    ['an unknown option', { url: '/', method: 'GET' }],
    ['fields that are not a function', { url: '/', fields: {} }],
    ['an unknown option of xsrf', { url: '/', xsrf: { headerName: 'X' } }],
  ])('rejects %s', (_, options) => {
    expect(() => withFormLogout(options as FormLogoutOptions)).toThrow(
      /LOGOUT-112.*withFormLogout/,
    );
  });

  it('cannot be combined with another backend', () => {
    expect(() =>
      provideLogoutAction({}, withFormLogout({ url: '/logout' }), withHttpLogout({})),
    ).toThrow('LOGOUT-108');
  });

  it('works with the testing entry point, without leaving the page', async () => {
    TestBed.configureTestingModule({
      providers: [
        provideLogoutAction({}, withFormLogout({ url: '/logout' })),
        provideLogoutActionTesting(),
      ],
    });
    const logout = TestBed.inject(LogoutTestingController);
    const outcome = TestBed.inject(LogoutActionService).logout();
    logout.expectOne('logoutAction').flush();
    expect(await outcome).toMatchObject({ status: 'succeeded' });
    expect(logout.navigations).toEqual([]);
    expect(watched.forms).toEqual([]);
  });
});
