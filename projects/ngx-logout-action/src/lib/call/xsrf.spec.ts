import { HttpClient, type HttpInterceptorFn } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { EMPTY } from 'rxjs';

import type { HttpLogoutOptions } from '../../public-api';
import { LOGOUT_REQUEST } from '../../public-api';
import {
  answer,
  clearCookies,
  flush,
  noAnswer,
  redirectedTo,
  setupHttp,
} from '../../testing/http-kit';

type Xsrf = NonNullable<HttpLogoutOptions['xsrf']>;

afterEach(() => {
  Reflect.deleteProperty(document, 'cookie');
  clearCookies();
  history.replaceState(null, '', '/');
});

/** Sets two cookies with the same name. The value for `/app/` comes first. */
function tossCookie(name: string, first: string, second: string): void {
  history.replaceState(null, '', '/app/');
  document.cookie = `${name}=${second}; path=/`;
  document.cookie = `${name}=${first}; path=/app/`;
}

/**
 * Makes the document show cookies as WebKit does before the event loop turns: those that it has read, until the page sets one.
 *
 * @returns a function that sets a cookie as a response does.
 */
function showCookiesLikeWebKit(): (cookie: string) => void {
  const { prototype } = Document;
  const setCookie = (cookie: string) => Reflect.set(prototype, 'cookie', cookie, document);
  let shown: string | undefined;
  Object.defineProperty(document, 'cookie', {
    configurable: true,
    get: () => (shown ??= Reflect.get(prototype, 'cookie', document)),
    set: (cookie: string) => {
      shown = undefined;
      setCookie(cookie);
    },
  });
  return setCookie;
}

describe('A refused XSRF token', () => {
  it('is refreshed, and the request is sent again once', async () => {
    document.cookie = 'XSRF-TOKEN=stale';
    const { http, action } = setupHttp({
      xsrf: { refreshUrl: '/csrf' },
      headers: { 'X-Client': 'spec' },
      withCredentials: true,
    });
    const call = action.invoke();
    const first = http.expectOne('/logout');
    expect(first.request.headers.get('X-XSRF-TOKEN')).toBe('stale');
    answer(403)(first);
    const refresh = http.expectOne('/csrf');
    expect(refresh.request).toMatchObject({
      method: 'GET',
      cache: 'no-store',
      withCredentials: true,
    });
    expect(refresh.request.headers.get('X-Client')).toBe('spec');
    expect(refresh.request.context.get(LOGOUT_REQUEST)).toBe(true);
    document.cookie = 'XSRF-TOKEN=fresh';
    answer(204)(refresh);
    const second = http.expectOne('/logout');
    expect(second.request.headers.get('X-XSRF-TOKEN')).toBe('fresh');
    answer(204)(second);
    expect(await call).toMatchObject({ status: 'succeeded' });
  });

  it.each([undefined, '/csrf'])(
    'is replaced in WebKit, too, which does not show the new cookie at once (refreshUrl: %s)',
    async (refreshUrl) => {
      document.cookie = 'XSRF-TOKEN=stale';
      const setCookie = showCookiesLikeWebKit();
      const { http, action } = setupHttp({ xsrf: { refreshUrl } });
      const call = action.invoke();
      const first = http.expectOne('/logout');
      if (!refreshUrl) setCookie('XSRF-TOKEN=fresh');
      answer(403)(first);
      if (refreshUrl) {
        setCookie('XSRF-TOKEN=fresh');
        answer(204)(http.expectOne(refreshUrl));
      }
      const second = http.expectOne('/logout');
      expect(second.request.headers.get('X-XSRF-TOKEN')).toBe('fresh');
      answer(204)(second);
      expect(await call).toMatchObject({ status: 'succeeded' });
      expect(document.cookie).toBe('XSRF-TOKEN=fresh');
    },
  );

  it('fails the call after the second refusal, with no further requests', async () => {
    const { http, action } = setupHttp({ xsrf: { refreshUrl: '/csrf' } });
    const call = action.invoke();
    answer(419)(http.expectOne('/logout'));
    answer(204)(http.expectOne('/csrf'));
    answer(419)(http.expectOne('/logout'));
    expect(await call).toMatchObject({ error: { kind: 'csrf', status: 419 } });
    http.verify();
  });

  it('is not refreshed if another origin refused it', async () => {
    const { http, action } = setupHttp({ xsrf: { refreshUrl: '/csrf' } });
    const call = action.invoke();
    redirectedTo('https://evil.example/', '', 403)(http.expectOne('/logout'));
    expect(await call).toMatchObject({ error: { kind: 'unexpected-response' } });
    http.verify();
  });

  it('is not refreshed from another origin', async () => {
    const { http, action } = setupHttp({
      xsrf: { refreshUrl: '/csrf', tokenFrom: ({ body }) => body },
    });
    const call = action.invoke();
    answer(403)(http.expectOne('/logout'));
    redirectedTo('https://evil.example/', 'evil')(http.expectOne('/csrf'));
    expect(await call).toMatchObject({ error: { kind: 'csrf' } });
    http.verify();
  });

  it('is not refreshed if an interceptor swallows the refresh', async () => {
    const { http, action } = setupHttp(
      { xsrf: { refreshUrl: '/csrf' } },
      { interceptors: [(request, next) => (request.url === '/csrf' ? EMPTY : next(request))] },
    );
    const call = action.invoke();
    answer(403)(http.expectOne('/logout'));
    expect(await call).toMatchObject({ error: { kind: 'csrf' } });
    http.verify();
  });

  it('is sent again with the configured URL and cookie, even if the refresh did not change it', async () => {
    document.cookie = 'csrf=same';
    const { http, action } = setupHttp({
      url: '/bye',
      xsrf: { refreshUrl: '/csrf', cookieName: 'csrf' },
    });
    void action.invoke();
    answer(403)(http.expectOne('/bye'));
    answer(204)(http.expectOne('/csrf'));
    expect(http.expectOne('/bye').request.headers.get('X-XSRF-TOKEN')).toBe('same');
    await flush();
  });

  it.each([
    ['without a response', noAnswer, 'network'],
    ['with a 500', answer(500), 'csrf'],
  ])('fails the call if the refresh ends %s', async (_, respond, kind) => {
    const { http, action } = setupHttp({ xsrf: { refreshUrl: '/csrf' } });
    const call = action.invoke();
    answer(403)(http.expectOne('/logout'));
    respond(http.expectOne('/csrf'));
    expect(await call).toMatchObject({ status: 'failed', error: { kind } });
    http.verify();
  });

  it('is recognized by refusedStatuses', async () => {
    const { http, action } = setupHttp({ xsrf: { refreshUrl: '/csrf', refusedStatuses: [422] } });
    const call = action.invoke();
    answer(422)(http.expectOne('/logout'));
    answer(204)(http.expectOne('/csrf'));
    answer(403)(http.expectOne('/logout'));
    expect(await call).toMatchObject({ error: { kind: 'server', status: 403 } });
  });

  it('is not refreshed if accept allows the response', async () => {
    const { http, action } = setupHttp({ xsrf: { refreshUrl: '/csrf' }, accept: () => true });
    action.update({ redirectMode: 'document' });
    const call = action.invoke();
    answer(403)(http.expectOne('/logout'));
    expect(await call).toMatchObject({ status: 'succeeded' });
    http.verify();
  });
});

describe('A refused XSRF token, without refreshUrl,', () => {
  it('is replaced by the current value of the cookie', async () => {
    document.cookie = 'XSRF-TOKEN=stale';
    const { http, action } = setupHttp();
    const call = action.invoke();
    const first = http.expectOne('/logout');
    document.cookie = 'XSRF-TOKEN=fresh';
    answer(403)(first);
    const second = http.expectOne('/logout');
    expect(second.request.headers.get('X-XSRF-TOKEN')).toBe('fresh');
    answer(204)(second);
    expect(await call).toMatchObject({ status: 'succeeded' });
  });

  it('is replaced even if the server changed the cookie before the request was fully sent', async () => {
    document.cookie = 'XSRF-TOKEN=stale';
    const fastServer: HttpInterceptorFn = (request, next) => {
      document.cookie = 'XSRF-TOKEN=fresh';
      return next(request);
    };
    const { http, action } = setupHttp(undefined, { interceptors: [fastServer] });
    const call = action.invoke();
    answer(403)(http.expectOne('/logout'));
    answer(204)(http.expectOne('/logout'));
    expect(await call).toMatchObject({ status: 'succeeded' });
  });

  it.each([undefined, 'https://api.example/logout'])(
    'fails the call if the cookie has not changed (%s)',
    async (url) => {
      document.cookie = 'XSRF-TOKEN=stale';
      const { http, action } = setupHttp({ url });
      const call = action.invoke();
      if (url) document.cookie = 'XSRF-TOKEN=not-for-this-origin';
      answer(403)(http.expectOne(url ?? '/logout'));
      expect(await call).toMatchObject({ error: { kind: 'csrf' } });
      http.verify();
    },
  );
});

describe('An XSRF cookie with several values', () => {
  it.each<[string, Xsrf | undefined, string]>([
    ['XSRF-TOKEN', undefined, 'X-XSRF-TOKEN'],
    ['csrf', { cookieName: 'csrf', headerName: 'X-CSRF' }, 'X-CSRF'],
  ])('is tried once with each value (%s)', async (cookie, xsrf, header) => {
    tossCookie(cookie, 'tossed', 'genuine');
    const { http, action } = setupHttp({ xsrf });
    const call = action.invoke();
    const first = http.expectOne('/logout');
    expect(first.request.headers.get(header)).toBe('tossed');
    answer(403)(first);
    const second = http.expectOne('/logout');
    expect(second.request.headers.get(header)).toBe('genuine');
    answer(403)(second);
    expect(await call).toMatchObject({ error: { kind: 'csrf' } });
    http.verify();
  });

  it('on more than two paths is tried once with each value', async () => {
    history.replaceState(null, '', '/app/page/');
    for (const [path, value] of [
      ['/', 'genuine'],
      ['/app/', 'tossed'],
      ['/app/page/', 'tossed-too'],
    ]) {
      document.cookie = `XSRF-TOKEN=${value}; path=${path}`;
    }
    const { http, action } = setupHttp();
    const call = action.invoke();
    const tried: (string | null)[] = [];
    const next = () => {
      const request = http.expectOne('/logout');
      tried.push(request.request.headers.get('X-XSRF-TOKEN'));
      return request;
    };
    answer(403)(next());
    answer(403)(next());
    answer(204)(next());
    expect(tried).toEqual(['tossed-too', 'tossed', 'genuine']);
    expect(await call).toMatchObject({ status: 'succeeded' });
    http.verify();
  });

  it('is tried with the other value if the refresh fails', async () => {
    tossCookie('XSRF-TOKEN', 'tossed', 'genuine');
    const { http, action } = setupHttp({ xsrf: { refreshUrl: '/csrf' } });
    void action.invoke();
    answer(403)(http.expectOne('/logout'));
    answer(500)(http.expectOne('/csrf'));
    expect(http.expectOne('/logout').request.headers.get('X-XSRF-TOKEN')).toBe('genuine');
    await flush();
  });

  it('is tried with the value of the refresh', async () => {
    tossCookie('XSRF-TOKEN', 'tossed', 'stale');
    const { http, action } = setupHttp({ xsrf: { refreshUrl: '/csrf' } });
    void action.invoke();
    answer(403)(http.expectOne('/logout'));
    document.cookie = 'XSRF-TOKEN=fresh; path=/';
    answer(204)(http.expectOne('/csrf'));
    expect(http.expectOne('/logout').request.headers.get('X-XSRF-TOKEN')).toBe('fresh');
    await flush();
  });
});

describe('A refreshed XSRF cookie with several values', () => {
  it('is tried with the new value, whatever the order', async () => {
    history.replaceState(null, '', '/app/page/');
    document.cookie = 'XSRF-TOKEN=stale; path=/app/page/';
    document.cookie = 'XSRF-TOKEN=tossed; path=/app/';
    const { http, action } = setupHttp({ xsrf: { refreshUrl: '/csrf' } });
    void action.invoke();
    const first = http.expectOne('/logout');
    expect(first.request.headers.get('X-XSRF-TOKEN')).toBe('stale');
    answer(403)(first);
    document.cookie = 'XSRF-TOKEN=; path=/app/page/; max-age=0';
    document.cookie = 'XSRF-TOKEN=fresh; path=/';
    answer(204)(http.expectOne('/csrf'));
    expect(http.expectOne('/logout').request.headers.get('X-XSRF-TOKEN')).toBe('fresh');
    await flush();
  });
});

describe('A malformed XSRF cookie', () => {
  it('is ignored without an error', async () => {
    document.cookie = 'csrf=%E0%A4%A';
    const { http, action } = setupHttp({ xsrf: { cookieName: 'csrf' } });
    const call = action.invoke();
    const sent = http.expectOne('/logout');
    expect(sent.request.headers.has('X-XSRF-TOKEN')).toBe(false);
    answer(204)(sent);
    expect(await call).toMatchObject({ status: 'succeeded' });
  });
});

describe('The source of the token', () => {
  it('is the value of the cookie, without quotes', async () => {
    document.cookie = 'csrf="quoted"';
    const { http, action } = setupHttp({ xsrf: { cookieName: 'csrf' } });
    void action.invoke();
    expect(http.expectOne('/logout').request.headers.get('X-XSRF-TOKEN')).toBe('quoted');
    await flush();
  });

  it('is token() instead of Angular’s cookie', async () => {
    document.cookie = 'XSRF-TOKEN=cookie';
    const { http, action } = setupHttp({ xsrf: { token: () => 'kept' } });
    void action.invoke();
    expect(http.expectOne('/logout').request.headers.get('X-XSRF-TOKEN')).toBe('kept');
    await flush();
  });

  it('is token(), called again for the retry', async () => {
    document.cookie = 'XSRF-TOKEN=cookie';
    const values = ['stale', 'fresh'];
    const token = () => values[0] ?? null;
    const { http, action } = setupHttp({ xsrf: { token, headerName: 'X-CSRF' } });
    const call = action.invoke();
    const first = http.expectOne('/logout');
    expect(first.request.headers.get('X-CSRF')).toBe('stale');
    values.shift();
    answer(403)(first);
    const second = http.expectOne('/logout');
    expect(second.request.headers.get('X-CSRF')).toBe('fresh');
    answer(204)(second);
    expect(await call).toMatchObject({ status: 'succeeded' });
  });

  it('is the response of refreshUrl, read by tokenFrom', async () => {
    const { http, action } = setupHttp({
      xsrf: {
        refreshUrl: '/csrf',
        tokenFrom: ({ body }) => (JSON.parse(body ?? '') as { token: string }).token,
      },
    });
    const call = action.invoke();
    answer(403)(http.expectOne('/logout'));
    answer(200, { token: 'from-json' })(http.expectOne('/csrf'));
    const second = http.expectOne('/logout');
    expect(second.request.headers.get('X-XSRF-TOKEN')).toBe('from-json');
    answer(204)(second);
    const outcome = await call;
    expect(outcome).toMatchObject({ status: 'succeeded' });
    expect(JSON.stringify(outcome)).not.toContain('from-json');
  });

  it('is unknown if tokenFrom throws, and the error is reported', async () => {
    const tokenFrom = ({ body }: { body: string | null }) =>
      (JSON.parse(body ?? '') as { token: string }).token;
    const { http, action, errors } = setupHttp({ xsrf: { refreshUrl: '/csrf', tokenFrom } });
    const call = action.invoke();
    answer(403)(http.expectOne('/logout'));
    answer(200, '<html>')(http.expectOne('/csrf'));
    expect(await call).toMatchObject({ error: { kind: 'csrf', status: 403 } });
    expect(errors).toContainEqual(expect.any(SyntaxError));
    http.verify();
  });

  it('can be a header of the app, read again for the retry', async () => {
    let token = 'stale';
    const { http, action } = setupHttp({
      headers: () => ({ 'X-Token': token }),
      xsrf: { refreshUrl: '/csrf' },
    });
    void action.invoke();
    const first = http.expectOne('/logout');
    expect(first.request.headers.get('X-Token')).toBe('stale');
    token = 'fresh';
    answer(403)(first);
    answer(204)(http.expectOne('/csrf'));
    expect(http.expectOne('/logout').request.headers.get('X-Token')).toBe('fresh');
    await flush();
  });

  it('can return null, so that no header is sent', async () => {
    const { http, action } = setupHttp({ xsrf: { token: () => null } });
    void action.invoke();
    expect(http.expectOne('/logout').request.headers.has('X-XSRF-TOKEN')).toBe(false);
    await flush();
  });
});

describe('The XSRF header', () => {
  const token = 'top secret';

  async function headersWithToken(options: HttpLogoutOptions) {
    document.cookie = `csrf=${encodeURIComponent(token)}`;
    document.cookie = `XSRF-TOKEN=${encodeURIComponent(token)}`;
    const { http, action } = setupHttp(options);
    void action.invoke();
    await flush();
    const headers = http.match(() => true)[0]?.request.headers;
    return headers?.keys().filter((name) => headers.get(name) === token);
  }

  it("is Angular’s on the app's own origin", async () => {
    expect(await headersWithToken({})).toEqual(['X-XSRF-TOKEN']);
    TestBed.resetTestingModule();
    expect(await headersWithToken({ url: () => '/bye' })).toEqual(['X-XSRF-TOKEN']);
  });

  it('has the configured name, and its value is that of the configured cookie', async () => {
    const xsrf = { cookieName: 'csrf', headerName: 'X-CSRF' };
    expect(await headersWithToken({ xsrf })).toContain('X-CSRF');
  });

  it.each([
    'https://api.example/logout',
    'https://api.example',
    () => 'https://api.example/logout',
  ])('is sent to an origin in `url` if xsrf is configured: %s', async (url) => {
    expect(await headersWithToken({ url, xsrf: {} })).toEqual(['X-XSRF-TOKEN']);
  });

  it.each(['https://api.example/logout', '//evil.example/logout', '/\\evil.example/logout'])(
    'is not sent to %s unless xsrf is configured',
    async (url) => {
      expect(await headersWithToken({ url })).toEqual([]);
    },
  );

  const hidden = [
    '//evil.example/logout',
    '/\\evil.example/logout',
    'https:\\\\evil.example/logout',
    'https:evil.example/logout',
    'https:///evil.example/logout',
    'https://localhost@evil.example/logout',
    'https://evil。example/logout',
    ' https://evil.example/logout',
    '\t//evil.example/logout',
    'HTTPS://EVIL.example/logout',
  ];

  it.each(hidden)('is not sent to %j, which disguises its origin', async (url) => {
    expect(await headersWithToken({ url, xsrf: { headerName: 'X-CSRF' } })).toEqual([]);
  });

  it.each(hidden)('is not sent to %j if a function returns it', async (url) => {
    expect(await headersWithToken({ url: () => url, xsrf: { headerName: 'X-CSRF' } })).toEqual([]);
  });

  it('is not added to other requests', () => {
    const { http } = setupHttp({ xsrf: { headerName: 'X-CSRF' } });
    TestBed.inject(HttpClient).get('/other').subscribe();
    expect(http.expectOne('/other').request.headers.has('X-CSRF')).toBe(false);
  });
});
