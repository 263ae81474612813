import { HttpClient, HttpParams, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import {
  type LogoutConfigurationError,
  LogoutActionService,
  provideLogoutAction,
  withAllowedRedirects,
  ɵRouterNavigator as RouterNavigator,
} from 'ngx-logout-action';

import { RecordingNavigator, settle } from '../../src/testing/lab';
import { type OidcLogoutOptions } from './oidc-logout-options';
import { oidcLogoutInterceptor } from './refresh-gate';
import { withOidcLogout } from './with-oidc-logout';

const ISSUER = 'https://id.example.org';
const DISCOVERY = `${ISSUER}/.well-known/openid-configuration`;
const REVOCATION = `${ISSUER}/revoke`;
const METADATA = {
  issuer: ISSUER,
  end_session_endpoint: `${ISSUER}/end`,
  revocation_endpoint: REVOCATION,
};

/** Nothing may be left that nobody has looked at. */
let controller: HttpTestingController | undefined;

function open(options: Partial<OidcLogoutOptions> = {}) {
  const navigator = new RecordingNavigator();
  const errors: unknown[] = [];
  TestBed.configureTestingModule({
    rethrowApplicationErrors: false,
    providers: [
      provideRouter([]),
      provideHttpClient(withInterceptors([oidcLogoutInterceptor])),
      provideHttpClientTesting(),
      { provide: RouterNavigator, useValue: navigator },
      { provide: ErrorHandler, useValue: { handleError: (error: unknown) => errors.push(error) } },
      provideLogoutAction(
        {},
        withOidcLogout({ issuer: ISSUER, clientId: 'app', idToken: () => 'id-token', ...options }),
        // What the app itself allows stays as it is.
        withAllowedRedirects(),
      ),
    ],
  });
  const { defaultAction: action } = TestBed.inject(LogoutActionService);
  controller = TestBed.inject(HttpTestingController);
  return { action, navigator, errors, http: controller };
}

const parameters = (url: string | undefined) =>
  Object.fromEntries(new URL(url ?? '').searchParams.entries());

beforeEach(() => {
  jest.useFakeTimers();
  sessionStorage.clear();
});
afterEach(() => {
  controller?.verify();
  controller = undefined;
  jest.useRealTimers();
});

describe('the request to the provider', () => {
  it('names the session, the client, where to return to and a state', async () => {
    const { action, navigator, http } = open({ uiLocales: 'fr', logoutHint: () => 'dora' });
    void action.invoke();
    await settle();
    http.expectOne(DISCOVERY).flush(METADATA);
    await settle();
    expect(navigator.documents).toHaveLength(1);
    expect(navigator.documents[0]).toMatch(/^https:\/\/id\.example\.org\/end\?/);
    expect(parameters(navigator.documents[0])).toEqual({
      id_token_hint: 'id-token',
      client_id: 'app',
      post_logout_redirect_uri: 'http://localhost/login',
      state: expect.stringMatching(/^[\da-f-]{36}$/),
      logout_hint: 'dora',
      ui_locales: 'fr',
    });
  });

  it('leaves out what is not known, and keeps what the endpoint has in its address', async () => {
    const { action, navigator } = open({
      issuer: undefined,
      endSessionEndpoint: `${ISSUER}/end?tenant=a`,
      idToken: () => null,
      postLogoutRedirectUri: '/bye',
    });
    void action.invoke();
    await settle();
    expect(parameters(navigator.documents[0])).toEqual({
      tenant: 'a',
      client_id: 'app',
      post_logout_redirect_uri: 'http://localhost/bye',
      state: expect.any(String),
    });
  });

  it('leads to the origin of the endpoint, and to no other one', async () => {
    const { action, navigator, errors } = open({
      issuer: undefined,
      endSessionEndpoint: `${ISSUER}/end`,
    });
    action.update({ redirectTo: `${ISSUER}:8443/`, useDefaultSuccessHandler: true });
    void action.invoke();
    await settle();
    expect(String(errors[0])).toContain('LOGOUT-201');
    expect(new URL(navigator.documents[0] ?? '').origin).toBe(ISSUER);
    // Not even as the page to return to.
    expect(parameters(navigator.documents[0])['post_logout_redirect_uri']).toBe(
      'http://localhost/login',
    );
  });

  it('uses another state each time', async () => {
    const { action, navigator } = open({ issuer: undefined, endSessionEndpoint: `${ISSUER}/end` });
    void action.invoke();
    await settle();
    jest.advanceTimersByTime(5_000);
    void action.invoke();
    await settle();
    const [first, second] = navigator.documents.map((url) => parameters(url)['state']);
    expect(second).toBeTruthy();
    expect(second).not.toBe(first);
  });
});

describe('discovery', () => {
  it('is done once', async () => {
    const { action, http } = open();
    void action.invoke();
    await settle();
    http.expectOne(DISCOVERY).flush(METADATA);
    await settle();
    jest.advanceTimersByTime(5_000);
    void action.invoke();
    await settle();
    http.expectNone(DISCOVERY);
  });

  it.each([
    ['is not there', { status: 404 }, 'server', /could not be read: 404/],
    ['cannot be reached', { status: 0 }, 'network', /could not be read/],
  ])(
    'that %s fails the call, and is tried anew by the next one',
    async (_, { status }, kind, text) => {
      const { action, navigator, http } = open();
      const outcome = action.invoke();
      await settle();
      const request = http.expectOne(DISCOVERY);
      if (status) request.flush('', { status, statusText: 'Wrong' });
      else request.error(new ProgressEvent('error'));
      const error = ((await outcome) as { error: Error }).error;
      expect(error).toMatchObject({ kind });
      expect(error.message).toMatch(text);
      expect(navigator.documents).toEqual([]);
      void action.invoke();
      await settle();
      http.expectOne(DISCOVERY).flush(METADATA);
      await settle();
      expect(navigator.documents).toHaveLength(1);
    },
  );

  it.each([
    ['of another issuer', { ...METADATA, issuer: 'https://other.example' }, /another issuer/],
    [
      'with an endpoint that is not https',
      { ...METADATA, end_session_endpoint: 'http://id.example.org' },
      /no https URL/,
    ],
    ['that is no object', null, /another issuer/],
  ])('of a document %s is an unexpected response', async (_, document, text) => {
    const { action, http } = open();
    const outcome = action.invoke();
    await settle();
    http.expectOne(DISCOVERY).flush(document);
    const error = ((await outcome) as { error: Error }).error;
    expect(error).toMatchObject({ kind: 'unexpected-response' });
    expect(error.message).toMatch(text);
  });

  it('that finds no end-session endpoint leaves it at the sign-out here, and says so', async () => {
    const { action, navigator, http } = open();
    const outcome = action.invoke();
    await settle();
    http.expectOne(DISCOVERY).flush({ issuer: ISSUER });
    expect(await outcome).toMatchObject({
      status: 'succeeded',
      response: { body: { endSession: 'unsupported', revocation: 'none' } },
    });
    expect(navigator.documents).toEqual([]);
    expect(navigator.routes).toEqual(['/login']);
  });
});

describe('tokens', () => {
  const TOKENS = { revoke: () => [{ token: 'refresh', hint: 'refresh_token' as const }] };

  async function revoking(options: Partial<OidcLogoutOptions> = TOKENS) {
    const lab = open(options);
    const outcome = lab.action.invoke();
    await settle();
    lab.http.expectOne(DISCOVERY).flush(METADATA);
    await settle();
    const revoked = () =>
      outcome.then(
        (settled) =>
          (settled as { response: { body: { revocation: string } } }).response.body.revocation,
      );
    return { ...lab, revoked };
  }

  it('are forgotten at once, before anything is sent, and used all the same', async () => {
    const order: string[] = [];
    const { action, http } = open({
      idToken: () => (order.push('read'), 'id-token'),
      signOutLocally: () => order.push('forgotten'),
    });
    void action.invoke();
    expect(order).toEqual(['read']);
    http.expectNone(DISCOVERY);
    await settle();
    expect(order).toEqual(['read', 'forgotten']);
    http.expectOne(DISCOVERY);
  });

  it('are kept for the next call if this one fails', async () => {
    let token: string | undefined = 'id-token';
    const { action, navigator, http } = open({
      idToken: () => token,
      signOutLocally: () => (token = undefined),
    });
    const failing = action.invoke();
    await settle();
    http.expectOne(DISCOVERY).flush('', { status: 500, statusText: 'Wrong' });
    await failing;
    void action.invoke();
    await settle();
    http.expectOne(DISCOVERY).flush(METADATA);
    await settle();
    expect(parameters(navigator.documents[0])['id_token_hint']).toBe('id-token');
  });

  it('are revoked first, by a form with the client in it', async () => {
    const { navigator, http, revoked } = await revoking();
    expect(navigator.documents).toEqual([]);
    const { request, flush } = bound(http.expectOne(REVOCATION));
    expect(String(request.body)).toBe('token=refresh&client_id=app&token_type_hint=refresh_token');
    expect(request.keepalive).toBe(true);
    flush('');
    expect(await revoked()).toBe('revoked');
    expect(navigator.documents).toHaveLength(1);
  });

  it('that are refused with 503 are tried once more, when the provider says so', async () => {
    const { http, revoked } = await revoking();
    http.expectOne(REVOCATION).flush('', {
      status: 503,
      statusText: 'Later',
      headers: { 'retry-after': '1' },
    });
    jest.advanceTimersByTime(999);
    http.expectNone(REVOCATION);
    jest.advanceTimersByTime(1);
    http.expectOne(REVOCATION).flush('');
    expect(await revoked()).toBe('revoked');
  });

  it('that stay alive are told, and keep nobody from the provider', async () => {
    const { navigator, http, revoked } = await revoking();
    http.expectOne(REVOCATION).error(new ProgressEvent('error'));
    jest.advanceTimersByTime(500);
    http.expectOne(REVOCATION).flush('', { status: 503, statusText: 'Later' });
    expect(await revoked()).toBe('failed');
    expect(navigator.documents).toHaveLength(1);
  });

  it('that are refused for good are not tried again', async () => {
    const { http, revoked } = await revoking();
    http.expectOne(REVOCATION).flush('', { status: 400, statusText: 'No' });
    expect(await revoked()).toBe('failed');
  });

  it('that nobody answers for hold the sign-out up for five seconds and no longer', async () => {
    const { navigator, http, revoked } = await revoking();
    http.expectOne(REVOCATION);
    jest.advanceTimersByTime(4_999);
    await settle();
    expect(navigator.documents).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(await revoked()).toBe('failed');
  });
});

describe('a refresh', () => {
  const refresh = () =>
    TestBed.inject(HttpClient).post(
      `${ISSUER}/token`,
      new HttpParams({ fromObject: { grant_type: 'refresh_token', refresh_token: 'old' } }),
    );

  it('after a sign-out is not sent', async () => {
    const { action, http } = open({ issuer: undefined, endSessionEndpoint: `${ISSUER}/end` });
    void action.invoke();
    await settle();
    const failed = jest.fn();
    refresh().subscribe({ error: failed });
    http.expectNone(`${ISSUER}/token`);
    expect(failed).toHaveBeenCalledTimes(1);
  });

  it('under way ends without its tokens, which are revoked', async () => {
    const { action, http } = open({
      issuer: undefined,
      endSessionEndpoint: `${ISSUER}/end`,
      revocationEndpoint: REVOCATION,
    });
    const [arrived, failed] = [jest.fn(), jest.fn()];
    refresh().subscribe({ next: arrived, error: failed });
    void action.invoke();
    await settle();
    http.expectOne(`${ISSUER}/token`).flush({ access_token: 'a', refresh_token: 'new' });
    await settle();
    expect(arrived).not.toHaveBeenCalled();
    expect(failed).toHaveBeenCalledTimes(1);
    expect(String(http.expectOne(REVOCATION).request.body)).toContain('token=new');
  });

  it('is possible again once somebody signs in', async () => {
    const { action, http } = open({ issuer: undefined, endSessionEndpoint: `${ISSUER}/end` });
    void action.invoke();
    await settle();
    const form = new HttpParams({ fromObject: { grant_type: 'authorization_code', code: 'c' } });
    TestBed.inject(HttpClient).post(`${ISSUER}/token`, form).subscribe();
    http.expectOne(`${ISSUER}/token`).flush({});
    refresh().subscribe();
    http.expectOne(`${ISSUER}/token`).flush({});
  });
});

describe('a mistake in the options', () => {
  it.each([
    ['no provider', { clientId: 'app' }],
    ['no client', { issuer: ISSUER, clientId: '' }],
    ['an issuer without https', { issuer: 'http://id.example.org', clientId: 'app' }],
    ['something that is no address', { endSessionEndpoint: '/end', clientId: 'app' }],
  ])('throws a coded error: %s', (_, options) => {
    const codeOf = () => {
      try {
        withOidcLogout(options);
      } catch (error) {
        return (error as LogoutConfigurationError).code;
      }
      return undefined;
    };
    expect(codeOf()).toBe('LOGOUT-111');
  });
});

function bound(request: ReturnType<HttpTestingController['expectOne']>) {
  return { request: request.request, flush: request.flush.bind(request) };
}
