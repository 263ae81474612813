import { TestBed } from '@angular/core/testing';

import { LogoutError, withCleanup, withSession, withTabSync } from '../../public-api';
import { answer, setupHttp } from '../../testing/http-kit';
import { afterMove, openLab, settle } from '../../testing/lab';
import { createElement, documentProperty } from './document-property';

/** Properties of the document that an `<img name="…">` in user content could shadow. */
const NAMES = [Document, Node, EventTarget, Object].flatMap(({ prototype }) =>
  Object.getOwnPropertyNames(prototype),
);

/** Shadows a property of the document by an element of the page. */
function shadow(name: string): void {
  const image = new Image();
  image.setAttribute('name', name);
  documentProperty(document, 'body').append(image);
}

const root = () => documentProperty(document, 'documentElement');

afterEach(() => {
  for (const image of root().querySelectorAll('img')) image.remove();
  TestBed.resetTestingModule();
  root().removeAttribute('style');
  localStorage.clear();
});

describe('documentProperty()', () => {
  it('reads the property even if an element shadows it', () => {
    shadow('defaultView');
    expect(document.defaultView).not.toBe(window);
    expect(documentProperty(document, 'defaultView')).toBe(window);
  });

  it('creates elements even if an element shadows createElement', () => {
    shadow('createElement');
    expect(() => document.createElement('p')).toThrow();
    expect(createElement(document, 'p').localName).toBe('p');
  });
});

describe('An element that shadows a property of the document', () => {
  it.each(NAMES)('does not affect a sign-out: %s', async (name) => {
    shadow(name);
    const cleanup = jest.fn();
    const { action, backend, navigator, errors } = openLab({}, [
      withSession({ isAuthenticated: () => true }),
      withCleanup(cleanup),
      withTabSync(),
    ]);
    const call = action.invoke();
    await settle();
    backend.last.answer();
    expect(await call).toMatchObject({ status: 'succeeded' });
    expect(cleanup).toHaveBeenCalledTimes(1);
    expect(Object.values(localStorage)).toEqual([expect.stringMatching(/^1:out:/)]);
    window.dispatchEvent(new Event('pagehide'));
    expect(root().style.display).toBe('none');
    history.pushState(null, '', '/');
    await afterMove(() => history.back());
    expect([navigator.routes, errors]).toEqual([['/login'], []]);
  });

  // If `cookie` is shadowed, Angular's own XSRF interceptor fails every POST of the app.
  const readable = NAMES.filter((name) => name !== 'cookie');

  it.each(readable)('does not affect a request and its XSRF token: %s', async (name) => {
    document.cookie = 'csrf=token';
    shadow(name);
    const { http, action } = setupHttp({ url: 'logout', xsrf: { cookieName: 'csrf' } });
    const call = action.invoke();
    const sent = http.expectOne('logout');
    expect(sent.request.headers.get('X-XSRF-TOKEN')).toBe('token');
    answer(204)(sent);
    expect(await call).toMatchObject({ status: 'succeeded' });
  });

  it.each(NAMES)('does not affect a failure: %s', async (name) => {
    shadow(name);
    const { action, backend, errors } = openLab();
    const call = action.invoke();
    backend.last.fail(new LogoutError('network'));
    expect(await call).toMatchObject({ status: 'failed', error: { kind: 'network' } });
    expect(errors).toHaveLength(1);
  });
});
