import { inject, InjectionToken } from '@angular/core';

import { LogoutConfigurationError, withTabSync } from 'ngx-logout-action';
import { type OidcLogoutOptions, withOidcLogout } from 'ngx-logout-action/oidc';

import { settle } from '../../src/testing/lab';
import {
  DISCOVERY,
  END,
  ISSUER,
  KNOWN_ENDPOINT,
  METADATA,
  parametersOf,
  setupOidc,
  signOutAtProvider,
} from '../../src/testing/oidc-kit';

describe('Options of withOidcLogout()', () => {
  it.each<[string, unknown]>([
    ['no provider', { clientId: 'app' }],
    ['no client', { issuer: ISSUER, clientId: '' }],
    ['an issuer without https', { issuer: 'http://id.example.org', clientId: 'app' }],
    ['an endpoint that is not a URL', { endSessionEndpoint: '/end', clientId: 'app' }],
    ['another method', { issuer: ISSUER, clientId: 'app', method: 'put' }],
    ['a value where a function is expected', { issuer: ISSUER, clientId: 'app', idToken: 'x' }],
    ['an unknown option', { issuer: ISSUER, clientId: 'app', clientID: 'app' }],
    ['no options', {}],
    ['null', null],
  ])('are rejected with LOGOUT-111: %s', (_, options) => {
    expect(() => withOidcLogout(options as OidcLogoutOptions)).toThrow(
      expect.objectContaining({ code: 'LOGOUT-111' }) as Error,
    );
  });

  it('may be undefined if they are optional', () => {
    const options = { issuer: ISSUER, clientId: 'app', idToken: undefined, method: undefined };
    expect(() => withOidcLogout(options)).not.toThrow();
  });
});

describe('An options factory of withOidcLogout()', () => {
  const CLIENT = new InjectionToken('CLIENT', { factory: () => 'from-config' });

  it('runs once, in an injection context, when the options are first needed', async () => {
    const factory = jest.fn(() => ({ endSessionEndpoint: END, clientId: inject(CLIENT) }));
    const { action, navigator } = setupOidc(factory);
    expect(factory).not.toHaveBeenCalled();
    void action.invoke();
    await settle();
    expect(parametersOf(navigator.documents[0])['client_id']).toBe('from-config');
    expect(factory).toHaveBeenCalledTimes(1);
  });

  it('fails the sign-out if its options are invalid, and runs again for the next one', async () => {
    let clientId = '';
    const { action, navigator } = setupOidc(() => ({ endSessionEndpoint: END, clientId }));
    const outcome = await action.invoke();
    expect(outcome).toMatchObject({ status: 'failed', error: { kind: 'backend' } });
    expect((outcome as { error: Error }).error.cause).toBeInstanceOf(LogoutConfigurationError);
    clientId = 'app';
    await action.invoke();
    expect(navigator.documents).toHaveLength(1);
  });
});

describe('Other tabs', () => {
  const TABS = 'ngx-logout-action:tabs:/';
  const tabMessage = () => localStorage.getItem(TABS);
  const setup = { features: [withTabSync()] };

  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  afterEach(() => history.replaceState(null, '', '/'));

  it('are notified when the document leaves for the provider, not before', async () => {
    const { outcome } = await signOutAtProvider({}, setup);
    expect(await outcome).toMatchObject({ status: 'succeeded' });
    expect(tabMessage()).toBeNull();
    window.dispatchEvent(new Event('pagehide'));
    expect(tabMessage()).toMatch(/^1:leaving:/);
    window.dispatchEvent(new Event('pagehide'));
    expect(tabMessage()).toMatch(/^1:leaving:/);
  });

  it('are notified again when the user returns from the provider', () => {
    localStorage.setItem(TABS, '4:in:a');
    const state = { state: 'x', at: 'http://localhost/login' };
    sessionStorage.setItem('ngx-logout-action:oidc', JSON.stringify(state));
    history.replaceState(null, '', '/login?state=x');
    setupOidc(KNOWN_ENDPOINT, setup);
    expect(tabMessage()).toBe('5:out:a');
  });

  it.each(['/login', '/login?state=other', '/other'])(
    'are not notified of a return without the right state: %s',
    (url) => {
      localStorage.setItem(TABS, '4:in:a');
      const state = { state: 'x', at: 'http://localhost/login' };
      sessionStorage.setItem('ngx-logout-action:oidc', JSON.stringify(state));
      history.replaceState(null, '', url);
      setupOidc(KNOWN_ENDPOINT, setup);
      expect(tabMessage()).toBe('4:in:a');
    },
  );

  it('are notified immediately if the provider cannot end sessions', async () => {
    const { action, http } = setupOidc({}, setup);
    const outcome = action.invoke();
    await settle();
    http.expectOne(DISCOVERY).flush({ issuer: ISSUER });
    await outcome;
    expect(tabMessage()).toMatch(/^1:out:/);
  });

  it('are not notified of a failed sign-out', async () => {
    const { action, http } = setupOidc({}, setup);
    const outcome = action.invoke();
    await settle();
    http.expectOne(DISCOVERY).flush({ ...METADATA, issuer: 'https://other.example' });
    await outcome;
    window.dispatchEvent(new Event('pagehide'));
    expect(tabMessage()).toBeNull();
  });
});
