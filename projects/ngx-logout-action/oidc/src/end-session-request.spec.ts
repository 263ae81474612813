import { HashLocationStrategy, LocationStrategy } from '@angular/common';

import { withAllowedRedirects } from 'ngx-logout-action';

import { settle } from '../../src/testing/lab';
import {
  END,
  ISSUER,
  KNOWN_ENDPOINT,
  parametersOf,
  setupOidc,
  signOutAtProvider,
} from '../../src/testing/oidc-kit';
import { watchForms } from '../../src/testing/watch-forms';

beforeEach(() => {
  jest.useFakeTimers();
  sessionStorage.clear();
});
afterEach(() => jest.useRealTimers());

describe('The end-session request', () => {
  it('contains the ID token, the client, the return URL, a state, and the configured hints', async () => {
    let user: string | undefined = 'dora';
    const { navigator } = await signOutAtProvider({
      uiLocales: 'fr',
      logoutHint: () => user,
      signOutLocally: () => (user = undefined),
    });
    expect(navigator.documents).toHaveLength(1);
    expect(navigator.documents[0]).toMatch(/^https:\/\/id\.example\.org\/end\?/);
    expect(parametersOf(navigator.documents[0])).toEqual({
      id_token_hint: 'id-token',
      client_id: 'app',
      post_logout_redirect_uri: 'http://localhost/login',
      state: expect.stringMatching(/^[\da-f-]{36}$/),
      logout_hint: 'dora',
      ui_locales: 'fr',
    });
  });

  it('omits empty parameters and keeps the query of the endpoint', async () => {
    const { navigator } = await signOutAtProvider({
      ...KNOWN_ENDPOINT,
      endSessionEndpoint: `${END}?tenant=a`,
      idToken: () => null,
      postLogoutRedirectUri: '/bye',
    });
    expect(parametersOf(navigator.documents[0])).toEqual({
      tenant: 'a',
      client_id: 'app',
      post_logout_redirect_uri: 'http://localhost/bye',
      state: expect.any(String),
    });
  });

  it.each<[string, () => never]>([
    [
      'throw',
      () => {
        throw new Error('broken');
      },
    ],
    ['reject', () => Promise.reject(new Error('broken')) as never],
  ])('is made without what the app cannot say: functions that %s are reported', async (_, fail) => {
    const signOutLocally = jest.fn();
    const { outcome, navigator, errors } = await signOutAtProvider({
      ...KNOWN_ENDPOINT,
      idToken: fail,
      revoke: fail,
      logoutHint: fail,
      signOutLocally,
    });
    expect(await outcome).toMatchObject({ status: 'succeeded' });
    expect(signOutLocally).toHaveBeenCalledTimes(1);
    expect(Object.keys(parametersOf(navigator.documents[0]))).toEqual([
      'client_id',
      'post_logout_redirect_uri',
      'state',
    ]);
    expect(errors).toEqual(Array(3).fill(new Error('broken')));
  });

  it('has a new state each time', async () => {
    const { action, navigator } = await signOutAtProvider(KNOWN_ENDPOINT);
    jest.advanceTimersByTime(5_000);
    void action.invoke();
    await settle();
    const [first, second] = navigator.documents.map((url) => parametersOf(url)['state']);
    expect(second).toBeTruthy();
    expect(second).not.toBe(first);
  });

  it.each([
    ['with hash routing', {}, 'http://localhost/'],
    [
      'with a configured URL',
      { postLogoutRedirectUri: 'http://localhost/bye#top' },
      'http://localhost/bye',
    ],
  ])('has no fragment in post_logout_redirect_uri: %s', async (_, options, expected) => {
    const { navigator } = await signOutAtProvider(
      { ...KNOWN_ENDPOINT, ...options },
      { providers: [{ provide: LocationStrategy, useClass: HashLocationStrategy }] },
    );
    expect(parametersOf(navigator.documents[0])['post_logout_redirect_uri']).toBe(expected);
  });
});

describe('The origin of the provider', () => {
  it('is allowed as the redirect of this sign-out, unlike other origins', async () => {
    const { action, navigator, errors } = setupOidc(KNOWN_ENDPOINT);
    action.update({ redirectTo: `${ISSUER}:8443/` });
    void action.invoke();
    await settle();
    expect(errors.map(String)).toEqual([expect.stringContaining('LOGOUT-201')]);
    expect(new URL(navigator.documents[0] ?? '').origin).toBe(ISSUER);
    expect(parametersOf(navigator.documents[0])['post_logout_redirect_uri']).toBe(
      'http://localhost/login',
    );
  });

  it('is rejected as `redirectTo`, even after a sign-out', async () => {
    const { action, navigator, errors } = await signOutAtProvider(KNOWN_ENDPOINT, {
      features: [withAllowedRedirects()],
    });
    jest.advanceTimersByTime(5_000);
    void action.invoke({ redirectTo: `${ISSUER}/phishing` });
    await settle();
    expect(errors.map(String)).toEqual([expect.stringContaining('LOGOUT-201')]);
    expect(parametersOf(navigator.documents[1])['post_logout_redirect_uri']).toBe(
      'http://localhost/login',
    );
  });
});

describe('The ID token', () => {
  it.each(['get', 'post'] as const)(
    'never appears in outcomes, errors, or the DOM: %s',
    async (method) => {
      const { restore } = watchForms();
      const { action, outcome, errors } = await signOutAtProvider({ method });
      const shown = [await outcome, action.lastOutcome(), errors];
      expect(JSON.stringify(shown)).not.toContain('id-token');
      expect(shown[0]).toMatchObject({ response: { redirectUrl: expect.stringMatching(END) } });
      expect(document.documentElement.outerHTML).not.toContain('id-token');
      restore();
    },
  );

  it('is sent again by the next sign-out if the document has stayed', async () => {
    let token: string | undefined = 'id-token';
    const { action, navigator } = await signOutAtProvider({
      idToken: () => token,
      signOutLocally: () => (token = undefined),
    });
    jest.advanceTimersByTime(5_000);
    void action.invoke();
    await settle();
    expect(navigator.documents.map((url) => parametersOf(url)['id_token_hint'])).toEqual([
      'id-token',
      'id-token',
    ]);
  });
});

describe("The end-session request with method: 'post'", () => {
  it('is a form whose URL contains only the query of the endpoint', async () => {
    const { forms, restore } = watchForms();
    const { navigator } = await signOutAtProvider({
      ...KNOWN_ENDPOINT,
      endSessionEndpoint: `${END}?tenant=a`,
      method: 'post',
    });
    expect(forms).toEqual([
      {
        action: `${END}?tenant=a`,
        method: 'post',
        target: '_self',
        fields: {
          id_token_hint: 'id-token',
          client_id: 'app',
          post_logout_redirect_uri: 'http://localhost/login',
          state: expect.any(String),
        },
      },
    ]);
    expect(navigator.documents).toEqual([]);
    restore();
  });

  it('is a URL if the endpoint has the origin of the app, because forms are not sent there', async () => {
    const { forms, restore } = watchForms();
    const { navigator } = await signOutAtProvider({
      ...KNOWN_ENDPOINT,
      endSessionEndpoint: 'http://localhost/auth/end',
      method: 'post',
    });
    expect(forms).toEqual([]);
    expect(parametersOf(navigator.documents[0])).toMatchObject({ id_token_hint: 'id-token' });
    restore();
  });

  it('does not replace other redirects, even if they have the same parameters', async () => {
    const { forms, restore } = watchForms();
    const { action, navigator, http } = setupOidc({ method: 'post' });
    void action.invoke({ redirectTo: '/bye?state=1&post_logout_redirect_uri=x' });
    await settle();
    http.expectOne((request) => request.url.includes('openid')).flush({ issuer: ISSUER });
    await settle();
    expect(forms).toEqual([]);
    expect([...navigator.routes, ...navigator.documents]).toEqual([
      '/bye?state=1&post_logout_redirect_uri=x',
    ]);
    restore();
  });
});
