import { HashLocationStrategy, LocationStrategy, PathLocationStrategy } from '@angular/common';
import { TestBed } from '@angular/core/testing';

import { answer, clearCookies, flush, redirectedTo, setupHttp } from '../../testing/http-kit';
import { RedirectResolver } from './redirect-resolver';

/** Simulates injected markup: a `<base>` on another host. */
function addBase(): void {
  const base = document.createElement('base');
  base.href = 'http://other-host.example/';
  document.head.append(base);
}

afterEach(() => {
  document.querySelector('base')?.remove();
  clearCookies();
});

describe('A <base href> on another host', () => {
  beforeEach(() => {
    document.cookie = 'XSRF-TOKEN=secret';
    addBase();
  });

  it.each([
    ['/logout', 'http://localhost/logout'],
    ['logout', 'http://localhost/logout'],
  ])('does not redirect the request to %s or its token', async (url, target) => {
    const { http, action } = setupHttp({ url, xsrf: { headerName: 'X-CSRF' } });
    const call = action.invoke();
    const sent = http.expectOne(target);
    expect(sent.request.headers.get('X-CSRF')).toBe('secret');
    answer(204)(sent);
    expect(await call).toMatchObject({ status: 'succeeded' });
  });

  it('does not redirect the token refresh or the verification', async () => {
    const { http, action } = setupHttp({ xsrf: { refreshUrl: '/csrf' }, verifyUrl: '/api/me' });
    const call = action.invoke();
    answer(403)(http.expectOne('http://localhost/logout'));
    answer(500)(http.expectOne('http://localhost/csrf'));
    answer(401)(http.expectOne('http://localhost/api/me'));
    expect(await call).toMatchObject({ status: 'succeeded' });
  });

  it.each([PathLocationStrategy, HashLocationStrategy])(
    'does not change the URLs of app pages (%p)',
    (useClass) => {
      history.replaceState(null, '', 'http://localhost/app/#/account');
      document.querySelector('base')!.href = 'http://other-host.example/chosen/';
      const { http, action } = setupHttp(undefined, {
        providers: [{ provide: LocationStrategy, useClass }],
      });
      void action.invoke();
      http.expectOne('http://localhost/logout');
      const { url } = TestBed.inject(RedirectResolver).named('login');
      expect(url).toBe(
        `http://localhost/${useClass === HashLocationStrategy ? 'app/#/' : ''}login`,
      );
      history.replaceState(null, '', 'http://localhost/');
    },
  );

  it("does not make the other host the app's own origin", async () => {
    const { http, action } = setupHttp({
      url: 'http://other-host.example/logout',
      xsrf: undefined,
    });
    void action.invoke();
    const { request } = http.expectOne('http://other-host.example/logout');
    expect(request.headers.keys()).toEqual([]);
    await flush();
  });

  it('does not make pages of the other host pages of the app', async () => {
    const { http, action } = setupHttp();
    const call = action.invoke();
    redirectedTo('http://other-host.example/login')(http.expectOne('http://localhost/logout'));
    expect(await call).toMatchObject({ error: { kind: 'unexpected-response' } });
  });
});
