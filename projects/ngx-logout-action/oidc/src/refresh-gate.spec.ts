import { HttpClient, HttpContext, HttpParams } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { LOGOUT_REQUEST, withSession } from 'ngx-logout-action';

import { settle } from '../../src/testing/lab';
import {
  DISCOVERY,
  ISSUER,
  KNOWN_ENDPOINT,
  METADATA,
  parametersOf,
  REVOCATION,
  setupOidc,
  signOutAtProvider,
} from '../../src/testing/oidc-kit';

const TOKEN = `${ISSUER}/token`;

/** Sends a token request and records its result. */
function exchange(
  body: unknown = new HttpParams({ fromObject: { grant_type: 'refresh_token' } }),
  url = TOKEN,
  context = new HttpContext(),
) {
  const ended = { arrived: jest.fn(), failed: jest.fn() };
  TestBed.inject(HttpClient)
    .post(url, body, { context })
    .subscribe({ next: ended.arrived, error: ended.failed });
  return ended;
}

const form = (grant: string) => new HttpParams({ fromObject: { grant_type: grant } });

function formData(grant: string): FormData {
  const data = new FormData();
  data.set('grant_type', grant);
  return data;
}

const REFRESHES: [string, () => ReturnType<typeof exchange>][] = [
  ['a form', () => exchange(form('refresh_token'))],
  ['URLSearchParams', () => exchange(new URLSearchParams({ grant_type: 'refresh_token' }))],
  ['text', () => exchange('client_id=app&grant_type=refresh_token')],
  ['a multipart form', () => exchange(formData('refresh_token'))],
  ['JSON', () => exchange({ grant_type: 'refresh_token' })],
  ['JSON text', () => exchange(' {"grant_type":"refresh_token"}')],
  ['the URL', () => exchange(null, `${TOKEN}?a=b&grant_type=refresh_token#c`)],
  ['a silent renew', () => exchange(form('authorization_code'))],
  ['another grant', () => exchange(form('urn:ietf:params:oauth:grant-type:token-exchange'))],
];

let listening: jest.SpyInstance<void, Parameters<Window['addEventListener']>>;

beforeEach(() => {
  jest.useFakeTimers();
  sessionStorage.clear();
  listening = jest.spyOn(window, 'addEventListener');
});
afterEach(() => {
  jest.useRealTimers();
  listening.mockRestore();
});

describe('The refresh gate', () => {
  it.each(REFRESHES)('rejects %s while a sign-out is pending', async (_, send) => {
    const { action, http } = setupOidc();
    void action.invoke();
    await settle();
    const { failed } = send();
    http.expectNone(({ url }) => url.startsWith(TOKEN));
    expect(failed).toHaveBeenCalledTimes(1);
    http.expectOne(DISCOVERY);
  });

  it.each(REFRESHES)('rejects %s after a sign-out', async (_, send) => {
    const { http } = await signOutAtProvider();
    const { failed } = send();
    http.expectNone(({ url }) => url.startsWith(TOKEN));
    expect(failed).toHaveBeenCalledTimes(1);
  });

  it.each(REFRESHES)('allows %s before a sign-out', (_, send) => {
    const { http } = setupOidc();
    const { arrived } = send();
    http.expectOne(({ url }) => url.startsWith(TOKEN)).flush({ access_token: 'a' });
    expect(arrived).toHaveBeenCalledTimes(1);
  });

  it('still rejects a refresh after a rejected silent renewal', async () => {
    const { http } = await signOutAtProvider();
    exchange(form('authorization_code'));
    exchange();
    http.expectNone(TOKEN);
  });

  it('allows the requests of the sign-out itself, and requests that are not for tokens', async () => {
    const { http } = await signOutAtProvider();
    const own = new HttpContext().set(LOGOUT_REQUEST, true);
    exchange(form('refresh_token'), `${ISSUER}/own`, own);
    exchange({ token: 'x' }, `${ISSUER}/api`);
    http.expectOne(`${ISSUER}/own`);
    http.expectOne(`${ISSUER}/api`);
  });

  it.each([
    ['refresh_token', { access_token: 'a', refresh_token: 'new' }, 'token=new'],
    ['authorization_code', { access_token: 'a', refresh_token: 'new' }, 'token=new'],
    ['refresh_token', { access_token: 'only' }, 'token=only'],
  ])(
    'withholds the tokens of a pending %s request from the app and revokes them',
    async (grant, tokens, expected) => {
      const { action, http } = setupOidc({ ...KNOWN_ENDPOINT, revocationEndpoint: REVOCATION });
      const { arrived, failed } = exchange(form(grant));
      void action.invoke();
      await settle();
      http.expectOne(TOKEN).flush(tokens);
      await settle();
      expect([arrived.mock.calls.length, failed.mock.calls.length]).toEqual([0, 1]);
      expect(String(http.expectOne(REVOCATION).request.body)).toContain(expected);
    },
  );

  it('opens when withSession reports a new sign-in', async () => {
    const signedIn = signal(true);
    const { http } = await signOutAtProvider(
      { signOutLocally: () => signedIn.set(false) },
      { features: [withSession({ isAuthenticated: () => signedIn() })] },
    );
    TestBed.tick();
    exchange();
    http.expectNone(TOKEN);
    signedIn.set(true);
    TestBed.tick();
    exchange();
    http.expectOne(TOKEN);
  });

  it('ignores events dispatched by scripts', async () => {
    const { http } = await signOutAtProvider();
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    exchange(form('authorization_code'));
    http.expectNone(TOKEN);
  });

  describe('after a sign-out of the app only', () => {
    async function signOutHere() {
      const lab = setupOidc();
      const outcome = lab.action.invoke();
      await settle();
      const discovery = lab.http.expectOne(DISCOVERY);
      return { ...lab, outcome, end: () => discovery.flush({ issuer: ISSUER }) };
    }

    it('allows a sign-in after user activity, and later refreshes', async () => {
      const { http, outcome, end } = await signOutHere();
      end();
      await outcome;
      useDocument();
      exchange();
      http.expectNone(TOKEN);
      exchange(form('authorization_code'));
      http.expectOne(TOKEN).flush({});
      exchange();
      http.expectOne(TOKEN);
    });

    it('ignores user activity during the sign-out', async () => {
      const { http, outcome, end } = await signOutHere();
      useDocument();
      end();
      await outcome;
      exchange(form('authorization_code'));
      http.expectNone(TOKEN);
    });
  });

  it('ignores user activity while the document leaves for the provider', async () => {
    const { http } = await signOutAtProvider();
    useDocument();
    exchange(form('authorization_code'));
    http.expectNone(TOKEN);
  });
});

describe('The ID token of a previous user', () => {
  it('is not sent in the sign-out of the next user', async () => {
    const signedIn = signal(true);
    let token: string | null = 'first';
    const { action, http, navigator } = setupOidc(
      { idToken: () => token, signOutLocally: () => signedIn.set(false) },
      { features: [withSession({ isAuthenticated: () => signedIn() })] },
    );
    void action.invoke();
    await settle();
    http.expectOne(DISCOVERY).flush('', { status: 500, statusText: 'Wrong' });
    await settle();
    TestBed.tick();
    token = null;
    signedIn.set(true);
    TestBed.tick();
    void action.invoke();
    await settle();
    http.expectOne(DISCOVERY).flush(METADATA);
    await settle();
    expect(navigator.documents).toHaveLength(1);
    expect(parametersOf(navigator.documents[0])).not.toHaveProperty('id_token_hint');
  });
});

/** Simulates a trusted click, which jsdom cannot dispatch. */
function useDocument(): void {
  for (const [name, listener] of listening.mock.calls) {
    if (name === 'pointerdown') (listener as (event: object) => void)({ isTrusted: true });
  }
}
