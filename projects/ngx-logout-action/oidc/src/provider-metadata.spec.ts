import { HttpResponse } from '@angular/common/http';
import { PLATFORM_ID } from '@angular/core';

import { settle } from '../../src/testing/lab';
import { DISCOVERY, END, METADATA, setupOidc, signOutAtProvider } from '../../src/testing/oidc-kit';

beforeEach(() => {
  jest.useFakeTimers();
  sessionStorage.clear();
});
afterEach(() => jest.useRealTimers());

describe('Discovery', () => {
  it('happens once, however many sign-outs follow', async () => {
    const { action, http } = await signOutAtProvider();
    jest.advanceTimersByTime(5_000);
    void action.invoke();
    await settle();
    http.expectNone(DISCOVERY);
  });

  it('happens when the browser is idle, so that the first sign-out navigates without a request', async () => {
    const { action, navigator, http } = setupOidc();
    http.expectNone(DISCOVERY);
    jest.advanceTimersByTime(1_000);
    http.expectOne(DISCOVERY).flush(METADATA);
    void action.invoke();
    await settle();
    expect(navigator.documents).toHaveLength(1);
    http.expectNone(DISCOVERY);
  });

  it('is shared with a sign-out that starts while it is pending', async () => {
    const { action, navigator, http } = setupOidc();
    jest.advanceTimersByTime(1_000);
    void action.invoke();
    await settle();
    http.expectOne(DISCOVERY).flush(METADATA);
    await settle();
    expect(navigator.documents).toHaveLength(1);
  });

  it('is repeated by the sign-out if it failed while idle, and that failure is not reported', async () => {
    const { action, navigator, http, errors } = setupOidc();
    jest.advanceTimersByTime(1_000);
    http.expectOne(DISCOVERY).error(new ProgressEvent('error'));
    expect(errors).toEqual([]);
    void action.invoke();
    await settle();
    http.expectOne(DISCOVERY).flush(METADATA);
    await settle();
    expect(navigator.documents).toHaveLength(1);
  });

  it('times out with the call, and is repeated by the next one', async () => {
    const { action, http } = setupOidc();
    action.update({ timeout: 5_000 });
    const outcome = action.invoke();
    await settle();
    http.expectOne(DISCOVERY);
    jest.advanceTimersByTime(60_000);
    expect(await outcome).toMatchObject({ status: 'failed', error: { kind: 'timeout' } });
    void action.invoke();
    await settle();
    expect(http.match(DISCOVERY).filter(({ cancelled }) => !cancelled)).toHaveLength(1);
  });

  it('does not happen early on the server', () => {
    const { http } = setupOidc({}, { providers: [{ provide: PLATFORM_ID, useValue: 'server' }] });
    jest.advanceTimersByTime(10_000);
    http.expectNone(DISCOVERY);
  });

  it.each([
    ['is missing', { status: 404 }, 'server', /could not be read: 404/],
    ['cannot be reached', { status: 0 }, 'network', /could not be read/],
  ])(
    'of a document that %s fails the call, and is repeated by the next one',
    async (_, { status }, kind, text) => {
      const { action, navigator, http } = setupOidc();
      const outcome = action.invoke();
      await settle();
      const request = http.expectOne(DISCOVERY);
      if (status) request.flush('', { status, statusText: 'Wrong' });
      else request.error(new ProgressEvent('error'));
      const error = ((await outcome) as { error: Error }).error;
      expect(error).toMatchObject({ kind, url: DISCOVERY });
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
    ['with an endpoint without https', { ...METADATA, end_session_endpoint: 'http://x' }, /https/],
    ['that is not an object', null, /another issuer/],
  ])('of a document %s fails with unexpected-response', async (_, document, text) => {
    const { action, http } = setupOidc();
    const outcome = action.invoke();
    await settle();
    http.expectOne(DISCOVERY).flush(document);
    const error = ((await outcome) as { error: Error }).error;
    expect(error).toMatchObject({ kind: 'unexpected-response' });
    expect(error.message).toMatch(text);
  });

  it('fails if it was redirected to another origin', async () => {
    const { action, http, navigator } = setupOidc();
    const outcome = action.invoke();
    await settle();
    const url = 'https://evil.example/.well-known/openid-configuration';
    http.expectOne(DISCOVERY).event(new HttpResponse({ body: METADATA, status: 200, url }));
    expect(await outcome).toMatchObject({
      status: 'failed',
      error: { kind: 'unexpected-response', message: expect.stringContaining('evil.example') },
    });
    expect(navigator.documents).toEqual([]);
  });

  it('follows redirects within the origin', async () => {
    const { action, http, navigator } = setupOidc();
    void action.invoke();
    await settle();
    const url = `${DISCOVERY}/v2`;
    http.expectOne(DISCOVERY).event(new HttpResponse({ body: METADATA, status: 200, url }));
    await settle();
    expect(navigator.documents).toEqual([expect.stringContaining(END)]);
  });

  it('without an end-session endpoint signs out of the app only, and reports "unsupported"', async () => {
    const { action, navigator, http } = setupOidc();
    const outcome = action.invoke();
    await settle();
    http.expectOne(DISCOVERY).flush({ issuer: METADATA.issuer });
    expect(await outcome).toMatchObject({
      status: 'succeeded',
      response: { body: { endSession: 'unsupported', revocation: 'none' } },
    });
    expect(navigator.documents).toEqual([]);
    expect(navigator.routes).toEqual(['/login']);
  });
});
