import { settle } from '../../src/testing/lab';
import {
  DISCOVERY,
  METADATA,
  parametersOf,
  resultOf,
  REVOCATION,
  setupOidc,
  signOutAtProvider,
} from '../../src/testing/oidc-kit';

const TOKENS = { revoke: () => [{ token: 'refresh', hint: 'refresh_token' as const }] };

beforeEach(() => {
  jest.useFakeTimers();
  sessionStorage.clear();
});
afterEach(() => jest.useRealTimers());

describe('Tokens', () => {
  it('are read, then deleted before any request is sent', async () => {
    const order: string[] = [];
    const { action, http } = setupOidc({
      idToken: () => (order.push('read'), 'id-token'),
      signOutLocally: () => order.push('deleted'),
    });
    void action.invoke();
    expect(order).toEqual(['read']);
    http.expectNone(DISCOVERY);
    await settle();
    expect(order).toEqual(['read', 'deleted']);
    http.expectOne(DISCOVERY);
  });

  it('are kept for the next call if this one fails', async () => {
    let token: string | undefined = 'id-token';
    const { action, navigator, http } = setupOidc({
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
    expect(parametersOf(navigator.documents[0])['id_token_hint']).toBe('id-token');
  });

  it('are revoked before the document leaves, by a form with the client ID', async () => {
    const { navigator, http, outcome } = await signOutAtProvider(TOKENS);
    expect(navigator.documents).toEqual([]);
    const revocation = http.expectOne(REVOCATION);
    const { body, keepalive, withCredentials } = revocation.request;
    expect(String(body)).toBe('token=refresh&client_id=app&token_type_hint=refresh_token');
    expect({ keepalive, withCredentials }).toEqual({ keepalive: true, withCredentials: false });
    revocation.flush('');
    expect((await resultOf(outcome)).revocation).toBe('revoked');
    expect(navigator.documents).toHaveLength(1);
  });

  it('that are missing are not revoked', async () => {
    const token = null as unknown as string;
    const { http, outcome } = await signOutAtProvider({ revoke: () => [{ token }, { token: '' }] });
    http.expectNone(REVOCATION);
    expect((await resultOf(outcome)).revocation).toBe('none');
  });

  it('are retried after a 503, once its Retry-After has passed', async () => {
    const { http, outcome } = await signOutAtProvider(TOKENS);
    http.expectOne(REVOCATION).flush('', {
      status: 503,
      statusText: 'Later',
      headers: { 'retry-after': '1' },
    });
    jest.advanceTimersByTime(999);
    http.expectNone(REVOCATION);
    jest.advanceTimersByTime(1);
    http.expectOne(REVOCATION).flush('');
    expect((await resultOf(outcome)).revocation).toBe('revoked');
  });

  it('that cannot be revoked do not prevent the redirect to the provider', async () => {
    const { navigator, http, outcome } = await signOutAtProvider(TOKENS);
    http.expectOne(REVOCATION).error(new ProgressEvent('error'));
    jest.advanceTimersByTime(500);
    http.expectOne(REVOCATION).flush('', { status: 503, statusText: 'Later' });
    expect((await resultOf(outcome)).revocation).toBe('failed');
    expect(navigator.documents).toHaveLength(1);
  });

  it('are not retried after other error responses', async () => {
    const { http, outcome } = await signOutAtProvider(TOKENS);
    http.expectOne(REVOCATION).flush('', { status: 400, statusText: 'No' });
    expect((await resultOf(outcome)).revocation).toBe('failed');
  });

  it('delay the redirect by at most one second, and their request continues', async () => {
    const { navigator, http, outcome } = await signOutAtProvider(TOKENS);
    const revocation = http.expectOne(REVOCATION);
    jest.advanceTimersByTime(999);
    await settle();
    expect(navigator.documents).toEqual([]);
    jest.advanceTimersByTime(1);
    expect((await resultOf(outcome)).revocation).toBe('failed');
    expect(navigator.documents).toHaveLength(1);
    expect(revocation.cancelled).toBe(false);
  });

  it('are replaced by newer ones if the first sign-out failed', async () => {
    let token = 'first';
    const { action, navigator, http } = setupOidc({ idToken: () => token });
    void action.invoke();
    await settle();
    http.expectOne(DISCOVERY).flush('', { status: 500, statusText: 'Wrong' });
    await settle();
    token = 'second';
    void action.invoke();
    await settle();
    http.expectOne(DISCOVERY).flush(METADATA);
    await settle();
    expect(parametersOf(navigator.documents[0])['id_token_hint']).toBe('second');
  });
});
