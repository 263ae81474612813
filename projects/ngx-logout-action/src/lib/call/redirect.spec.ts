import { APP_BASE_HREF, HashLocationStrategy, LocationStrategy } from '@angular/common';
import type { Provider } from '@angular/core';
import { Component, ErrorHandler, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import {
  DefaultUrlSerializer,
  provideRouter,
  Router,
  type Routes,
  UrlSerializer,
  type UrlTree,
} from '@angular/router';

import {
  type LogoutActionOptions,
  LogoutActionService,
  type LogoutFeature,
  LogoutNavigator,
  type LogoutResponse,
  withAllowedRedirects,
  withCleanup,
  withPages,
  withSession,
} from '../../public-api';
import { openLab, settle } from '../../testing/lab';
import cases from '../../testing/safe-redirect.json';
import { RouterNavigator } from './navigator';

async function signOut(
  options: LogoutActionOptions,
  {
    features = [],
    providers = [],
    response = {},
  }: { features?: LogoutFeature[]; providers?: Provider[]; response?: LogoutResponse } = {},
) {
  const lab = openLab(options, features, providers);
  const call = lab.action.invoke();
  const { returnTo } = lab.backend.last.request;
  lab.backend.last.answer(response);
  await call;
  return {
    returnTo,
    routes: lab.navigator.routes,
    documents: lab.navigator.documents,
    refused: lab.errors.map((error) => String(error)),
  };
}

describe('After a success, the user is sent', () => {
  it('to the login page by default', async () => {
    expect(await signOut({})).toMatchObject({
      returnTo: 'http://localhost/login',
      routes: ['/login'],
      documents: [],
    });
  });

  it.each([
    ['home', '/'],
    ['login', '/sign-in'],
    ['/bye?reason=done#top', '/bye?reason=done#top'],
    ['bye', '/bye'],
    ['http://localhost/bye', '/bye'],
    ['http://localhost/bye/now', '/bye/now'],
  ])('to %s by the Router', async (redirectTo, route) => {
    const features = [withPages({ login: '/sign-in' })];
    expect((await signOut({ redirectTo }, { features })).routes).toEqual([route]);
  });

  it('to the page that the server names, not to redirectTo', async () => {
    const { routes, documents } = await signOut(
      { redirectTo: 'home' },
      { response: { redirectUrl: '/sso/logout' } },
    );
    expect([routes, documents]).toEqual([[], ['http://localhost/sso/logout']]);
  });

  it.each(['/login?logout', '/login', '/'])(
    'to %s by the Router, if the server names this page of the app',
    async (redirectUrl) => {
      const { routes, documents } = await signOut({}, { response: { redirectUrl } });
      expect([routes, documents]).toEqual([[redirectUrl], []]);
    },
  );

  it.each(['/#/bye', '/#/login/help', '/account?from=/login'])(
    'to %s as a document, if the server names it and the app uses hash routing',
    async (redirectUrl) => {
      const providers = [{ provide: LocationStrategy, useClass: HashLocationStrategy }];
      const { routes, documents } = await signOut({}, { providers, response: { redirectUrl } });
      expect([routes, documents]).toEqual([[], [`http://localhost${redirectUrl}`]]);
    },
  );

  it.each(['/#/login', '/#/login?logout', '/#/'])(
    'to %s by the Router, if the server names this page of an app with hash routing',
    async (redirectUrl) => {
      const providers = [{ provide: LocationStrategy, useClass: HashLocationStrategy }];
      const { routes, documents } = await signOut({}, { providers, response: { redirectUrl } });
      expect([routes, documents]).toEqual([[redirectUrl.slice(2)], []]);
    },
  );

  it('to the document that the server names, even if it is the current page of an app without <base>', async () => {
    history.replaceState(null, '', '/account');
    const { routes, documents } = await signOut({}, { response: { redirectUrl: '/account' } });
    history.replaceState(null, '', '/');
    expect([routes, documents]).toEqual([[], ['http://localhost/account']]);
  });

  it('to a path relative to the origin, not to the current page, if the server names it', async () => {
    history.replaceState(null, '', '/account/orders');
    const { documents } = await signOut({}, { response: { redirectUrl: 'bye' } });
    expect(documents).toEqual(['http://localhost/bye']);
    history.replaceState(null, '', '/');
  });

  it("to a document with redirectMode 'document'", async () => {
    const { routes, documents } = await signOut({ redirectMode: 'document' });
    expect([routes, documents]).toEqual([[], ['http://localhost/login']]);
  });

  it('to another origin if it is allowed', async () => {
    const redirectTo = 'https://id.example/end?state=1';
    const features = [withAllowedRedirects('https://id.example')];
    expect(await signOut({ redirectTo }, { features })).toMatchObject({
      returnTo: redirectTo,
      documents: [redirectTo],
      refused: [],
    });
  });

  describe('in an app with a base href', () => {
    const providers = [{ provide: APP_BASE_HREF, useValue: '/app/' }];

    it('relative to the base href, by redirectTo', async () => {
      expect(await signOut({}, { providers })).toMatchObject({
        returnTo: 'http://localhost/app/login',
        routes: ['/login'],
      });
    });

    it('relative to the origin, by the server', async () => {
      const inside = await signOut({}, { providers, response: { redirectUrl: '/app/login' } });
      expect(inside.routes).toEqual(['/login']);
      TestBed.resetTestingModule();
      const outside = await signOut({}, { providers, response: { redirectUrl: '/other' } });
      expect(outside.documents).toEqual(['http://localhost/other']);
    });
  });

  it('to a route in the hash, with hash routing', async () => {
    const providers = [{ provide: LocationStrategy, useClass: HashLocationStrategy }];
    expect(await signOut({}, { providers })).toMatchObject({
      returnTo: 'http://localhost/#/login',
      routes: ['/login'],
    });
  });
});

describe('An unsafe target is refused and reported once, and the login page is used instead,', () => {
  const login = { returnTo: 'http://localhost/login', routes: ['/login'], documents: [] };
  const refused = [expect.stringContaining('LOGOUT-201')] as unknown as string[];

  it.each(cases.refuse)('in redirectTo: %j', async (redirectTo) => {
    expect(await signOut({ redirectTo })).toEqual({ ...login, refused });
  });

  it.each(cases.refuse)('in redirectUrl of the server: %j', async (redirectUrl) => {
    expect(await signOut({ redirectTo: 'home' }, { response: { redirectUrl } })).toEqual({
      ...login,
      returnTo: 'http://localhost/',
      refused,
    });
  });

  it.each([{}, 1, ['/'], true])('if it is not a string: %j', async (redirectUrl) => {
    const response = { redirectUrl } as unknown as LogoutResponse;
    expect(await signOut({ redirectTo: 'home' }, { response })).toEqual({
      ...login,
      returnTo: 'http://localhost/',
      refused,
    });
  });

  it('in the options of a single call', async () => {
    const { action, backend, navigator, errors } = openLab({ redirectTo: 'home' });
    const call = action.invoke({ redirectTo: '//evil.example' });
    backend.last.answer();
    await call;
    expect([navigator.routes, errors.length]).toEqual([['/login'], 1]);
  });

  it('in the home page of withPages', async () => {
    const features = [withPages({ home: 'https://evil.example' })];
    expect(await signOut({ redirectTo: 'home' }, { features })).toEqual({ ...login, refused });
  });

  it('in the login page of withPages, which is then /login', async () => {
    const features = [withPages({ login: 'https://evil.example' })];
    expect(await signOut({}, { features })).toEqual({ ...login, refused });
  });

  it('in both pages of withPages, each of which is reported', async () => {
    const features = [withPages({ home: '//evil.example', login: 'https://evil.example' })];
    expect(await signOut({ redirectTo: 'home' }, { features })).toEqual({
      ...login,
      refused: [...refused, ...refused],
    });
  });

  it('in the login page of withPages, without a second report if the server names another page', async () => {
    const features = [withPages({ login: 'https://evil.example' })];
    const response = { redirectUrl: '/bye' };
    const { documents, refused: reports } = await signOut({}, { features, response });
    expect(documents).toEqual(['http://localhost/bye']);
    expect(reports).toEqual(refused);
  });

  it.each([
    ['https://name:secret@evil.example/a?secret#secret', "'https://evil.example/a'"],
    ['//secret@evil.example/a@b', "'//evil.example/a@b'"],
    [['/secret'], 'a value of the type object'],
  ] as [string, string][])(
    'with a message about %j that says what to change',
    async (sent, shown) => {
      const { refused: reports } = await signOut({}, { response: { redirectUrl: sent } });
      expect(reports.join()).toContain(
        `LOGOUT-201: Blocked redirect to ${shown}: not an allowed origin. The login page was used instead. ` +
          'To allow it, add its origin to withAllowedRedirects().',
      );
    },
  );
});

describe('A refused target whose report throws', () => {
  it('does not affect the sign-out', async () => {
    jest.useFakeTimers();
    const handleError = (error: unknown) => {
      throw error;
    };
    const provide = { provide: ErrorHandler, useValue: { handleError } };
    const { action, backend, navigator } = openLab({}, [], [provide]);
    const call = action.invoke();
    backend.last.answer({ redirectUrl: '//evil.example' });
    expect(await call).toMatchObject({ status: 'succeeded' });
    expect(navigator.routes).toEqual(['/login']);
    expect(() => jest.runAllTimers()).toThrow('LOGOUT-201');
    jest.useRealTimers();
  });
});

describe('A huge target', () => {
  it('is refused, not kept in the outcome, and truncated in the error', async () => {
    const { action, backend, navigator, errors } = openLab();
    const call = action.invoke();
    backend.last.answer({ redirectUrl: `/bye/${'x'.repeat(5_000_000)}` });
    expect(JSON.stringify([await call, action.lastOutcome()]).length).toBeLessThan(1_000);
    expect(navigator.routes).toEqual(['/login']);
    expect(errors.map(String)).toEqual([expect.stringContaining("'/bye/xxx")]);
    expect(String(errors[0]).length).toBeLessThan(1_000);
  });

  it('that consists of slashes is compared with pages of the app in linear time', async () => {
    const { action, backend } = openLab();
    const call = action.invoke();
    const startedAt = performance.now();
    backend.last.answer({ redirectUrl: `/a${'/'.repeat(64_000)}b` });
    await call;
    // With a regular expression that backtracks at each slash, this took seconds.
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});

describe('The redirectUrl in outcomes, events, and signals', () => {
  it.each([
    ['/bye?x=1', 'http://localhost/bye?x=1'],
    ['https://id.example/end', 'https://id.example/end'],
  ])('is the checked URL: %s becomes %s', async (redirectUrl, shown) => {
    const lab = openLab({}, [withAllowedRedirects('https://id.example')]);
    const call = lab.action.invoke();
    lab.backend.last.answer({ redirectUrl, body: 'ended' });
    expect(await call).toMatchObject({ response: { redirectUrl: shown, body: 'ended' } });
    expect(lab.action.lastOutcome()).toMatchObject({ response: { redirectUrl: shown } });
  });

  it.each(['javascript:alert(1)', '//evil.example', 'https://app.example\\@evil.example'])(
    'is absent if %s is refused, even with the default handler off',
    async (redirectUrl) => {
      const seen: unknown[] = [];
      const lab = openLab({
        useDefaultSuccessHandler: false,
        onSuccess: ({ response }) => void seen.push(response),
      });
      const call = lab.action.invoke();
      lab.backend.last.answer({ redirectUrl });
      seen.push(await call, lab.action.lastOutcome());
      expect(JSON.stringify(seen)).not.toContain('redirectUrl');
      expect(lab.errors.map(String)).toEqual([expect.stringContaining('LOGOUT-201')]);
    },
  );
});

describe('A navigator provided by the app', () => {
  it.each([
    [[{ provide: APP_BASE_HREF, useValue: '/app/' }], 'http://localhost/app//evil.example/x'],
    [[{ provide: APP_BASE_HREF, useValue: '/app/' }], 'http://localhost/app///evil.example/x'],
    [
      [{ provide: LocationStrategy, useClass: HashLocationStrategy }],
      'http://localhost/#//evil.example/x',
    ],
    [[], '/x'],
    [[], 'x'],
  ] as [Provider[], string][])(
    'only gets routes that begin with exactly one slash (%#)',
    async (providers, redirectTo) => {
      const { routes, documents } = await signOut({ redirectTo }, { providers });
      for (const route of routes) expect(route).toMatch(/^\/(?![/\\])/);
      for (const url of documents) expect(url).toMatch(/^http:\/\/localhost\//);
    },
  );
});

describe('A route that cannot be reached', () => {
  it('is loaded as a document, and queued and new calls are discarded', async () => {
    jest.useFakeTimers();
    const { action, backend, navigator } = openLab();
    navigator.arrives = false;
    const first = action.invoke();
    const second = action.invoke();
    backend.last.answer();
    expect(await second).toEqual({ status: 'discarded', reason: 'unavailable' });
    expect(await first).toMatchObject({ status: 'succeeded' });
    expect(navigator.documents).toEqual(['http://localhost/login']);
    expect(await action.invoke()).toEqual({ status: 'discarded', reason: 'unavailable' });
    expect(backend.requests).toHaveLength(1);

    await jest.advanceTimersByTimeAsync(5_000);
    void action.invoke();
    expect(backend.requests).toHaveLength(2);
    jest.useRealTimers();
  });

  it('within the timeout is loaded as a document', async () => {
    jest.useFakeTimers();
    const { action, backend, navigator } = openLab({ timeout: 100 });
    navigator.arrives = new Promise(() => undefined);
    const call = action.invoke();
    backend.last.answer();
    await jest.advanceTimersByTimeAsync(100);
    expect(await call).toMatchObject({ status: 'succeeded' });
    expect(navigator.documents).toEqual(['http://localhost/login']);
    jest.useRealTimers();
  });
});

describe('The Router', () => {
  @Component({ template: '' })
  class Page {}

  async function goFrom(
    start: string,
    routes: Routes,
    options: LogoutActionOptions = {},
    features: LogoutFeature[] = [],
    providers: Provider[] = [],
  ) {
    const lab = openLab(options, features, [
      provideRouter(routes),
      { provide: LogoutNavigator, useExisting: RouterNavigator },
      ...providers,
    ]);
    const router = TestBed.inject(Router);
    await router.navigateByUrl(start);
    const toDocument = jest
      .spyOn(TestBed.inject(RouterNavigator), 'toDocument')
      .mockImplementation();
    const call = lab.action.invoke();
    return { ...lab, router, toDocument, call };
  }

  // Clears the mark by which a page is reloaded only once.
  beforeEach(() => sessionStorage.clear());

  const pages: Routes = [
    { path: 'account', component: Page },
    { path: 'home', component: Page },
    { path: 'login', component: Page },
  ];

  it('navigates to the login page', async () => {
    const { backend, call, router, toDocument } = await goFrom('/account', pages);
    backend.last.answer();
    await call;
    expect([router.url, toDocument.mock.calls]).toEqual(['/login', []]);
  });

  it('is not used if the user is already on the target page, which is reloaded instead', async () => {
    const { backend, call, toDocument } = await goFrom('/login?from=mail', pages);
    backend.last.answer();
    expect(await call).toMatchObject({ status: 'succeeded' });
    expect(toDocument.mock.calls).toEqual([['http://localhost/login']]);
  });

  it('does not reload the login page if no one was signed in', async () => {
    const { backend, call, toDocument } = await goFrom('/login', pages);
    backend.last.answer({ alreadySignedOut: true });
    await call;
    expect(toDocument).not.toHaveBeenCalled();
  });

  it('does not reload the login page if no one was signed in, whatever its query', async () => {
    const redirectTo = '/login?reason=expired#top';
    const { backend, call, router, toDocument } = await goFrom('/login', pages, { redirectTo });
    backend.last.answer({ alreadySignedOut: true });
    await call;
    expect([router.url, toDocument.mock.calls]).toEqual([redirectTo, []]);
  });

  it.each<[string, (service: LogoutActionService) => Promise<unknown>]>([
    ['the server says that the session is over', (service) => service.logout()],
    ['the session ended elsewhere', (service) => service.sessionEnded()],
  ])('reloads a login page that shows private data, too, if %s', async (_, signOut) => {
    const home = [
      withPages({ login: '/home' }),
      withSession({ isAuthenticated: () => signedIn() }),
      withCleanup(() => signedIn.set(false)),
    ];
    const signedIn = signal(false);
    const { service, backend, toDocument } = await goFrom('/home', pages, {}, home);
    await settle();
    sessionStorage.clear();
    toDocument.mockClear();
    signedIn.set(true);
    const call = signOut(service);
    backend.requests.at(-1)?.answer({ alreadySignedOut: true });
    await call;
    expect(toDocument.mock.calls).toEqual([['http://localhost/home']]);
  });

  it.each(['/a[b]', '/a|b', '/café', "/it's"])(
    'reloads the page %s where the user already is, however it is encoded',
    async (redirectTo) => {
      const routes = [{ path: '**', component: Page }];
      const { backend, call, toDocument } = await goFrom(redirectTo, routes, { redirectTo });
      backend.last.answer();
      await call;
      expect(toDocument).toHaveBeenCalledTimes(1);
    },
  );

  it.each(['/home;tab=orders', '/home(menu:account)'])(
    'reloads the page where the user already is, in spite of matrix parameters or another outlet: %s',
    async (start) => {
      const menu = { path: 'account', outlet: 'menu', component: Page };
      const routes = [...pages, menu];
      const { backend, call, toDocument } = await goFrom(start, routes, { redirectTo: '/home' });
      backend.last.answer();
      await call;
      expect(toDocument.mock.calls).toEqual([['http://localhost/home']]);
    },
  );

  it('reloads any other current page, even if no one was signed in', async () => {
    const { backend, call, toDocument } = await goFrom('/home', pages, { redirectTo: '/home' });
    backend.last.answer({ alreadySignedOut: true });
    await call;
    expect(toDocument).toHaveBeenCalledTimes(1);
  });

  it('does not reload a page that the redirect itself led to', async () => {
    const { action, backend, call, toDocument } = await goFrom('/account', pages);
    backend.last.answer();
    await call;
    const again = action.invoke();
    backend.last.answer();
    await again;
    expect(toDocument).not.toHaveBeenCalled();
  });

  it('can be superseded by a navigation of the app', async () => {
    const { backend, call, router, toDocument } = await goFrom('/account', pages);
    backend.last.answer();
    await settle();
    await router.navigateByUrl('/home');
    expect(await call).toMatchObject({ status: 'succeeded' });
    expect(toDocument).not.toHaveBeenCalled();
  });

  it('does not reload the page in an app that has not navigated yet', async () => {
    const { action, backend } = openLab(
      {},
      [],
      [provideRouter(pages), { provide: LogoutNavigator, useExisting: RouterNavigator }],
    );
    const toDocument = jest
      .spyOn(TestBed.inject(RouterNavigator), 'toDocument')
      .mockImplementation();
    const call = action.invoke({ redirectTo: '/' });
    backend.last.answer();
    await call;
    expect(toDocument).not.toHaveBeenCalled();
  });

  it('supersedes a navigation of the app', async () => {
    const { backend, call, router, toDocument } = await goFrom('/account', pages);
    const other = router.navigateByUrl('/home');
    backend.last.answer();
    await Promise.all([call, other]);
    expect([router.url, toDocument.mock.calls]).toEqual(['/login', []]);
  });

  it.each<[string, Routes]>([
    ['a missing route', [{ path: 'account', component: Page }]],
    [
      'a canActivate guard that returns false',
      [
        { path: 'account', component: Page },
        { path: 'login', component: Page, canActivate: [() => false] },
      ],
    ],
    [
      'a canDeactivate guard that returns false',
      [
        { path: 'account', component: Page, canDeactivate: [() => false] },
        { path: 'login', component: Page },
      ],
    ],
    [
      'a missing chunk',
      [
        { path: 'account', component: Page },
        { path: 'login', loadComponent: () => Promise.reject(new Error('404')) },
      ],
    ],
  ])('loads a document after %s', async (_, routes) => {
    const { backend, call, toDocument } = await goFrom('/account', routes);
    backend.last.answer();
    expect(await call).toMatchObject({ status: 'succeeded' });
    expect(toDocument.mock.calls).toEqual([['http://localhost/login']]);
  });

  describe('loads a document instead of keeping the components of the page, with their data,', () => {
    const dashboard = { path: 'dashboard', component: Page };
    const backToPage = () => TestBed.inject(Router).parseUrl('/dashboard?from=login');

    it.each<[string, Routes]>([
      ['a route', [{ path: '', pathMatch: 'full', redirectTo: 'dashboard' }]],
      ['a guard', [{ path: '', component: Page, canActivate: [backToPage] }]],
    ])('if %s redirects to it, but only once', async (_, routes) => {
      const loads: unknown[] = [];
      for (let document = 0; document < 2; document++) {
        TestBed.resetTestingModule();
        const options = { redirectTo: 'home' };
        const app = await goFrom('/dashboard', [...routes, dashboard], options);
        app.backend.last.answer();
        expect(await app.call).toMatchObject({ status: 'succeeded' });
        loads.push(...app.toDocument.mock.calls);
        jest.restoreAllMocks();
      }
      expect(loads).toEqual([['http://localhost/']]);
    });

    it('if the app changes its query during the redirect', async () => {
      const loading = new Promise<typeof Page>(() => undefined);
      const login = { path: 'login', loadComponent: () => loading };
      const routes = [{ path: 'account', component: Page }, login];
      const { backend, call, router, toDocument } = await goFrom('/account', routes);
      backend.last.answer();
      await settle();
      await router.navigateByUrl('/account?filter=none');
      await call;
      expect(toDocument.mock.calls).toEqual([['http://localhost/login']]);
    });
  });

  it('recognizes the page with a UrlSerializer of the app', async () => {
    class LocalizedUrls extends DefaultUrlSerializer {
      override parse = (url: string) => super.parse(url.replace(/^\/en/, ''));
      override serialize = (tree: UrlTree) => `/en${super.serialize(tree)}`;
    }
    const localized = { provide: UrlSerializer, useClass: LocalizedUrls };
    const { action, backend, call, router, toDocument } = await goFrom(
      '/en/account',
      pages,
      {},
      [],
      [localized],
    );
    backend.last.answer();
    await call;
    const again = action.invoke();
    backend.last.answer();
    await again;
    expect([router.url, toDocument.mock.calls]).toEqual(['/en/login', []]);
  });

  it('follows a guard that redirects within the app', async () => {
    const { backend, call, router, toDocument } = await goFrom('/account', [
      ...pages.slice(0, 2),
      {
        path: 'login',
        component: Page,
        canActivate: [() => TestBed.inject(Router).parseUrl('/home')],
      },
    ]);
    backend.last.answer();
    await call;
    expect([router.url, toDocument.mock.calls]).toEqual(['/home', []]);
  });
});

describe('A page whose guard signs out, when loaded as a document,', () => {
  @Component({ template: '' })
  class Page {}

  beforeEach(() => sessionStorage.clear());
  afterEach(() => history.replaceState(null, '', '/'));

  /** Opens the page whenever the sign-out loads it, up to 10 times. @returns the URLs loaded. */
  async function open(path: string, options: LogoutActionOptions, response: LogoutResponse) {
    history.replaceState(null, '', path);
    const loads: string[] = [];
    for (let document = 0; document < 10 && loads.length === document; document++) {
      TestBed.resetTestingModule();
      const signOutFirst = async () => {
        await TestBed.inject(LogoutActionService).logout();
        return true;
      };
      const routes = [{ path: '**', component: Page, canActivate: [signOutFirst] }];
      const { backend, navigator } = openLab(options, [], [provideRouter(routes)]);
      navigator.toDocument = (url) => loads.push(url);
      const navigation = TestBed.inject(Router).navigateByUrl(path);
      await settle();
      backend.last.answer(response);
      expect(await navigation).toBe(true);
    }
    return loads;
  }

  it.each<[string, string, LogoutActionOptions, LogoutResponse, number]>([
    ['the login page', '/login', { redirectMode: 'document' }, {}, 1],
    [
      'the login page if no one was signed in',
      '/login?from=mail',
      { redirectMode: 'document' },
      { alreadySignedOut: true },
      0,
    ],
    ['another page', '/bye', { redirectMode: 'document', redirectTo: '/bye' }, {}, 1],
    ['a page that the server names', '/bye', {}, { redirectUrl: '/bye' }, 1],
    [
      'a page that the server names if no one was signed in',
      '/bye',
      {},
      { redirectUrl: '/bye', alreadySignedOut: true },
      1,
    ],
  ])('is loaded at most once: %s', async (_, path, options, response, times) => {
    expect(await open(path, options, response)).toHaveLength(times);
  });

  it('is loaded by a sign-out on another page, with hash routing', async () => {
    history.replaceState(null, '', '/#/account');
    const { documents } = await signOut(
      { redirectMode: 'document' },
      {
        providers: [{ provide: LocationStrategy, useClass: HashLocationStrategy }],
        response: { alreadySignedOut: true },
      },
    );
    expect(documents).toEqual(['http://localhost/#/login']);
  });
});
