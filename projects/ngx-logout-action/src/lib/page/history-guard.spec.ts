import {
  BrowserPlatformLocation,
  HashLocationStrategy,
  LocationStrategy,
  PlatformLocation,
} from '@angular/common';
import {
  Component,
  type EnvironmentProviders,
  type Provider,
  provideZonelessChangeDetection,
  signal,
} from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { createApplication } from '@angular/platform-browser';
import { provideRouter, Router, withRouterConfig } from '@angular/router';
import { of } from 'rxjs';

import {
  LogoutActionService,
  LogoutBackend,
  LogoutNavigator,
  provideLogoutAction,
  withSession,
} from '../../public-api';
import { afterMove, openLab, settle } from '../../testing/lab';
import { RouterNavigator } from '../call/navigator';

@Component({ template: '' })
class Page {}

const HASH: Provider = { provide: LocationStrategy, useClass: HashLocationStrategy };

/** Sets up an app with a real browser history. */
function openApp(
  features: Parameters<typeof openLab>[1] = [],
  providers: (Provider | EnvironmentProviders)[] = [],
) {
  history.replaceState(null, '', '/');
  const lab = openLab({}, features, [
    provideRouter([{ path: '**', component: Page }]),
    { provide: PlatformLocation, useClass: BrowserPlatformLocation },
    { provide: LogoutNavigator, useExisting: RouterNavigator },
    ...providers,
  ]);
  const router = TestBed.inject(Router);
  const loads: string[] = [];
  jest
    .spyOn(TestBed.inject(RouterNavigator), 'toDocument')
    .mockImplementation((url) => void loads.push(url));
  router.setUpLocationChangeListener();
  const open = (url: string) => router.navigateByUrl(url);
  const signOut = async () => {
    const call = lab.action.invoke();
    await settle();
    lab.backend.last.answer();
    await call;
  };
  return { ...lab, router, loads, open, signOut };
}

/** Waits until the browser has moved to another history entry, and the Router has handled it. */
async function afterHandledMove(move: () => void): Promise<void> {
  await afterMove(move);
  // The guard and the Router each wait for a timer.
  for (let timer = 0; timer < 2; timer++) {
    await new Promise((resolve) => setTimeout(resolve));
    await settle();
  }
}

const go = (steps: number) => afterHandledMove(() => history.go(steps));

describe.each<[string, Provider[], string, boolean]>([
  ['path routing', [], '', true],
  ['hash routing', [HASH], '/#', true],
  ['path routing and listeners that run after the Router', [], '', false],
  ['hash routing and listeners that run after the Router', [HASH], '/#', false],
])('After a sign-out, with %s,', (_, providers, prefix, captures) => {
  const at = (path: string) => `http://localhost${prefix}${path}`;

  // In Chromium, capturing listeners on the window do not run before the others.
  beforeEach(() => {
    for (const method of ['addEventListener', 'removeEventListener'] as const) {
      const original = window[method].bind(window);
      jest
        .spyOn(window, method)
        .mockImplementation((...[event, listener, options]: Parameters<typeof original>) =>
          original(event, listener, captures && options),
        );
    }
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    jest.restoreAllMocks();
  });

  it('going back to an older entry reloads the document, and the Router does not handle it', async () => {
    const { open, signOut, router, loads } = openApp([], providers);
    await open('/account');
    await open('/orders');
    await signOut();
    await go(-1);
    expect([router.url, loads]).toEqual(['/login', [at('/account')]]);
  });

  it('going back to a newer entry is left to the Router', async () => {
    const { open, signOut, router, loads } = openApp([], providers);
    await open('/account');
    await signOut();
    await open('/help');
    await go(-1);
    expect([router.url, loads]).toEqual(['/login', []]);
  });

  it('going back to an entry from before a reload reloads the document, even if its number is higher', async () => {
    const { open, signOut, router, loads } = openApp([], providers);
    history.pushState({ navigationId: 3 }, '', at('/secret'));
    history.pushState({ navigationId: 4 }, '', at('/'));
    await open('/account');
    history.replaceState({ navigationId: 1 }, '', at('/account'));
    await signOut();
    await open('/help');
    await open('/terms');
    await go(-4);
    expect([router.url, loads]).toEqual(['/terms', [at('/secret')]]);
  });

  it('going back to an entry that the Router did not create reloads the document', async () => {
    const { open, signOut, router, loads } = openApp([], providers);
    history.pushState(null, '', at('/secret'));
    await open('/account');
    await signOut();
    await go(-1);
    expect([router.url, loads]).toEqual(['/login', [at('/secret')]]);
  });

  it('going back is left to the Router while withSession says that the user is signed in', async () => {
    const signedIn = signal(true);
    const session = withSession({ isAuthenticated: signedIn });
    const { open, signOut, router, loads } = openApp([session], providers);
    await open('/account');
    await open('/orders');
    await open('/profile');
    await signOut();
    await go(-1);
    expect([router.url, loads]).toEqual(['/orders', []]);
    signedIn.set(false);
    await go(-1);
    expect([router.url, loads]).toEqual(['/orders', [at('/account')]]);
  });

  it('going back reloads the document if withSession answers later', async () => {
    const session = withSession({ isAuthenticated: () => Promise.resolve(true) });
    const { open, signOut, router, loads } = openApp([session], providers);
    await open('/account');
    await open('/orders');
    await signOut();
    await go(-1);
    expect([router.url, loads]).toEqual(['/login', [at('/account')]]);
  });

  it('going back is not undone while the user is signed in, if the Router restores the history', async () => {
    const session = withSession({ isAuthenticated: () => true });
    const computed = withRouterConfig({ canceledNavigationResolution: 'computed' });
    const { open, signOut, router, loads } = openApp(
      [session],
      [...providers, provideRouter([], computed)],
    );
    await open('/account');
    await open('/orders');
    await signOut();
    const moves = jest.spyOn(history, 'go');
    await go(-1);
    expect(moves.mock.calls).toEqual([[-1]]);
    expect([router.url, location.href, loads]).toEqual(['/account', at('/account'), []]);
  });
});

it('After a sign-out, an event that a script dispatches is left to the Router, as for a URL of another app on the page', async () => {
  const { open, signOut, router, loads } = openApp();
  await open('/account');
  await signOut();
  await afterHandledMove(() => {
    history.pushState(null, '', '/catalog');
    window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
  });
  expect([router.url, loads]).toEqual(['/catalog', []]);
});

it('After sign-outs of two apps on one page, going back reaches the Routers of both', async () => {
  const session = withSession({ isAuthenticated: () => true });
  const { open, signOut, router, loads } = openApp([session]);
  const second = await createApplication({
    providers: [
      provideZonelessChangeDetection(),
      provideRouter([{ path: '**', component: Page }]),
      provideLogoutAction({}, session),
      { provide: LogoutBackend, useValue: { logout: () => of({}) } },
    ],
  });
  const otherRouter = second.injector.get(Router);
  otherRouter.setUpLocationChangeListener();
  await open('/account');
  await open('/orders');
  await otherRouter.navigateByUrl('/orders');
  await signOut();
  await second.injector.get(LogoutActionService).logout();
  await go(-1);
  expect([router.url, otherRouter.url, loads]).toEqual(['/account', '/account', []]);
  second.destroy();
});

it('After a sign-out, a link to a fragment of the page does not reload the document', async () => {
  const { open, signOut, loads } = openApp();
  await open('/account');
  await signOut();
  await afterHandledMove(() => (location.hash = '#help'));
  expect(loads).toEqual([]);
});
