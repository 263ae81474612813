import { TextDecoder } from 'node:util';

import { XhrFactory } from '@angular/common';
import {
  type HttpInterceptorFn,
  provideHttpClient,
  withInterceptors,
  withXhr,
} from '@angular/common/http';
import { ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import {
  type HttpLogoutOptions,
  LogoutActionService,
  LogoutNavigator,
  provideLogoutAction,
  withHttpLogout,
} from '../../public-api';

/** A response, as browsers report it to fetch and to XMLHttpRequest. */
interface Answer {
  readonly status?: number;
  readonly statusText?: string;
  readonly url?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
  /** Only reported by fetch. */
  readonly redirected?: boolean;
  readonly type?: ResponseType;
}

const HTML = '<!doctype html>';

/** No response: the connection breaks, or nothing happens. */
type Silence = 'none' | 'never';

/** The requests sent, oldest first. */
let sent: { url: string; keepalive?: boolean | undefined; cache?: string | undefined }[];
let answers: (Answer | Silence)[];

function fakeFetch(url: string, init: RequestInit) {
  sent.push({ url, keepalive: init.keepalive, cache: init.cache });
  const answer = answers.shift();
  if (answer === 'never') return aborted(init.signal!);
  if (answer === undefined || answer === 'none') return Promise.reject(new TypeError('failed'));
  const chunks = answer.body ? [Buffer.from(answer.body)] : [];
  return Promise.resolve({
    status: answer.status ?? 200,
    statusText: answer.statusText ?? '',
    url: new URL(answer.url ?? url, location.href).href,
    headers: new Headers(answer.headers ?? { date: 'now' }),
    redirected: answer.redirected ?? false,
    type: answer.type ?? 'basic',
    body: answer.body === undefined ? null : { getReader: () => ({ read: () => read(chunks) }) },
  });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as DOMException)),
  );
}

function read(chunks: Uint8Array[]) {
  const value = chunks.shift();
  return Promise.resolve({ done: value === undefined, value });
}

class FakeXhr {
  readonly #listeners = new Map<string, () => void>();
  status = 0;
  statusText = '';
  responseURL = '';
  response = '';
  #headers = '';
  #url = '';

  open(_: string, url: string): void {
    this.#url = url;
  }
  setRequestHeader(): void {
    return;
  }
  addEventListener(event: string, listener: () => void): void {
    this.#listeners.set(event, listener);
  }
  removeEventListener(): void {
    return;
  }
  getAllResponseHeaders(): string {
    return this.#headers;
  }
  send(): void {
    sent.push({ url: this.#url });
    const answer = answers.shift();
    queueMicrotask(() => {
      if (answer === 'never') return this.#listeners.get('timeout')?.();
      if (answer === undefined || answer === 'none') return this.#listeners.get('error')?.();
      this.status = answer.status ?? 200;
      this.statusText = answer.statusText ?? '';
      this.responseURL = new URL(answer.url ?? this.#url, location.href).href;
      this.response = answer.body ?? '';
      this.#headers = Object.entries(answer.headers ?? { date: 'now' })
        .map(([name, value]) => `${name}: ${value}`)
        .join('\r\n');
      this.#listeners.get('load')?.();
    });
  }
}

function setup(
  client: string,
  given: (Answer | Silence)[],
  options: HttpLogoutOptions = {},
  interceptor: HttpInterceptorFn = (request, next) => next(request),
) {
  answers = given;
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      provideHttpClient(
        withInterceptors([interceptor]),
        ...(client === 'fetch' ? [] : [withXhr()]),
      ),
      { provide: XhrFactory, useValue: { build: () => new FakeXhr() } },
      { provide: ErrorHandler, useValue: { handleError: () => undefined } },
      {
        provide: LogoutNavigator,
        useValue: { toRoute: () => Promise.resolve(true), toDocument: () => undefined },
      },
      provideLogoutAction({}, withHttpLogout(options)),
    ],
  });
  return TestBed.inject(LogoutActionService).logout();
}

beforeEach(() => {
  sent = [];
  Object.assign(globalThis, { fetch: fakeFetch, TextDecoder });
  // Angular warns that XMLHttpRequest does not support `keepalive` and `cache`.
  jest.spyOn(console, 'warn').mockReturnValue();
});
afterEach(() => {
  jest.restoreAllMocks();
});

it('fetch sends the request with `keepalive`, and without the HTTP cache', async () => {
  expect(await setup('fetch', [{ status: 204 }])).toMatchObject({ status: 'succeeded' });
  expect(sent).toEqual([{ url: '/logout', keepalive: true, cache: 'no-store' }]);
});

describe.each(['fetch', 'XMLHttpRequest'])('With %s,', (client) => {
  it.each<[string, Answer | 'none', object]>([
    ['204', { status: 204 }, { status: 'succeeded' }],
    ['401', { status: 401 }, { status: 'succeeded', alreadySignedOut: true }],
    ['no response', 'none', { error: { kind: 'network' } }],
    [
      'a redirect to the login page',
      { url: '/login?logout', redirected: true, body: HTML },
      { status: 'succeeded' },
    ],
    ['an HTML page', { body: HTML }, { error: { kind: 'unexpected-response' } }],
    [
      'a redirect to another origin',
      { url: 'https://evil.example/login', redirected: true, body: '{"redirectUrl":"/x"}' },
      { error: { kind: 'unexpected-response' } },
    ],
    [
      'a 504 created by a service worker',
      { status: 504, statusText: 'Gateway Timeout', headers: {}, type: 'default' },
      { error: { kind: 'network' } },
    ],
    [
      'a 504 created by a service worker in Chromium',
      { status: 504, statusText: 'Gateway Timeout', headers: {}, type: 'basic' },
      { error: { kind: 'network' } },
    ],
    [
      'the 504 of a server',
      { status: 504, statusText: 'Gateway Timeout' },
      { error: { kind: 'server', status: 504 } },
    ],
  ])('%s settles the call', async (_, answer, outcome) => {
    expect(await setup(client, [answer])).toMatchObject(outcome);
    expect(sent).toHaveLength(1);
  });

  it('a time limit that an interceptor sets is a timeout, not a network failure', async () => {
    const limited: HttpInterceptorFn = (request, next) => next(request.clone({ timeout: 1 }));
    expect(await setup(client, ['never'], {}, limited)).toMatchObject({
      error: { kind: 'timeout' },
    });
  });

  it('a redirected verification is ignored', async () => {
    const redirect: Answer = { status: 401, url: '/login', redirected: true };
    const outcome = await setup(client, [{ status: 502 }, redirect], { verifyUrl: '/api/me' });
    expect(outcome).toMatchObject({ error: { kind: 'server', status: 502 } });
    expect(sent.map(({ url }) => url)).toEqual(['/logout', '/api/me']);
  });

  it('a verification without a redirect counts', async () => {
    const outcome = await setup(client, [{ status: 502 }, { status: 401 }], {
      verifyUrl: '/api/me',
    });
    expect(outcome).toMatchObject({ status: 'succeeded', alreadySignedOut: true });
  });

  it('an interceptor that changes the origin counts as a redirect only with XMLHttpRequest', async () => {
    const toApi: HttpInterceptorFn = (request, next) =>
      next(request.clone({ url: 'https://api.example' + request.url }));
    // XMLHttpRequest reports a redirect and a changed URL alike, so `url` must contain the origin.
    const expected = client === 'fetch' ? 'succeeded' : 'failed';
    expect(await setup(client, [{ status: 204 }], {}, toApi)).toMatchObject({ status: expected });
    expect(sent).toMatchObject([{ url: 'https://api.example/logout' }]);
  });
});
