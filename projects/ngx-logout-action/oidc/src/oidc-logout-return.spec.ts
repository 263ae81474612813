import { ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { clearStorage, withCleanup } from 'ngx-logout-action';
import { OidcLogoutReturn } from 'ngx-logout-action/oidc';

import {
  KNOWN_ENDPOINT,
  parametersOf,
  setupOidc,
  signOutAtProvider,
} from '../../src/testing/oidc-kit';

const KEY = 'ngx-logout-action:oidc';

/** Starts the app at a URL. */
function arriveAt(url: string) {
  TestBed.resetTestingModule();
  history.replaceState(null, '', url);
  const { errors } = setupOidc(KNOWN_ENDPOINT);
  return { result: TestBed.inject(OidcLogoutReturn).result, errors };
}

async function leave(...setup: Parameters<typeof signOutAtProvider>) {
  const { navigator } = await signOutAtProvider(...setup);
  return parametersOf(navigator.documents[0])['state'] ?? '';
}

beforeEach(() => sessionStorage.clear());
afterEach(() => history.replaceState(null, '', '/'));

describe('OidcLogoutReturn', () => {
  it('reports "completed" for the expected state, and removes the state from the URL', async () => {
    const state = await leave(KNOWN_ENDPOINT);
    expect(arriveAt(`/login?a=b&state=${state}`).result).toBe('completed');
    expect(location.href).toBe('http://localhost/login?a=b');
    expect(arriveAt('/login').result).toBe('none');
  });

  it('remembers the state even if the cleanup clears sessionStorage', async () => {
    const features = [withCleanup(clearStorage({ session: 'all' }))];
    const state = await leave(KNOWN_ENDPOINT, { features });
    expect(arriveAt(`/login?state=${state}`).result).toBe('completed');
  });

  it('remembers the state if the app navigates to `redirectUrl` itself', async () => {
    const { action } = setupOidc(KNOWN_ENDPOINT);
    action.update({ useDefaultSuccessHandler: false });
    const called = await action.invoke();
    const { redirectUrl } = (called as { response: { redirectUrl: string } }).response;
    expect(sessionStorage.getItem(KEY)).toBeNull();
    window.dispatchEvent(new Event('pagehide'));
    const { state } = parametersOf(redirectUrl);
    expect(arriveAt(`/login?state=${state}`).result).toBe('completed');
  });

  it.each([
    ['without a state', '/login', 'state-missing', []],
    ['with another state', '/login?state=other', 'state-mismatch', [/LOGOUT-205/]],
    ['on another page', '/bye?state=other', 'none', []],
  ])('recognizes a user who returns %s', async (_, url, expected, reported) => {
    await leave(KNOWN_ENDPOINT);
    const { result, errors } = arriveAt(url);
    expect(result).toBe(expected);
    expect(errors.map(String)).toEqual(
      reported.map((text) => expect.stringMatching(text) as string),
    );
  });

  it('restores the fragment that was not sent to the provider', async () => {
    const state = await leave({
      ...KNOWN_ENDPOINT,
      postLogoutRedirectUri: 'http://localhost/app#/login',
    });
    expect(arriveAt(`/app?state=${state}`).result).toBe('completed');
    expect(location.href).toBe('http://localhost/app#/login');
  });

  it.each([
    'no JSON',
    'null',
    '5',
    '"text"',
    '[]',
    '{}',
    '{"state":"x"}',
    '{"state":"x","at":"//["}',
    '{"state":"x","at":"/login"}',
    '{"state":"x","at":5}',
    '{"state":"","at":"http://localhost/login"}',
    '{"state":5,"at":"http://localhost/login"}',
  ])('ignores and removes an invalid stored value: %s', (stored) => {
    sessionStorage.setItem(KEY, stored);
    const { result, errors } = arriveAt('/login?state=x');
    expect(result).toBe('none');
    expect(errors).toEqual([]);
    expect(sessionStorage.getItem(KEY)).toBeNull();
    expect(location.search).toBe('?state=x');
  });

  it('lets the app start if sessionStorage is blocked', () => {
    const forbidden = jest.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(arriveAt('/login?state=x').result).toBe('none');
    forbidden.mockRestore();
  });

  it('lets the app start if the error handler throws', async () => {
    jest.useFakeTimers();
    await leave(KNOWN_ENDPOINT);
    TestBed.resetTestingModule();
    history.replaceState(null, '', '/login?state=other');
    const handleError = () => {
      throw new Error('broken');
    };
    TestBed.configureTestingModule({
      providers: [{ provide: ErrorHandler, useValue: { handleError } }],
    });
    expect(TestBed.inject(OidcLogoutReturn).result).toBe('state-mismatch');
    expect(() => jest.runAllTimers()).toThrow('broken');
    jest.useRealTimers();
  });

  it('ignores a `redirectTo` with the same parameters as an end-session request', () => {
    const { action } = setupOidc(KNOWN_ENDPOINT);
    void action.invoke({
      redirectTo: 'http://localhost/bye?post_logout_redirect_uri=//%5B&state=1',
    });
    window.dispatchEvent(new Event('pagehide'));
    expect(() => arriveAt('/login')).not.toThrow();
  });
});
