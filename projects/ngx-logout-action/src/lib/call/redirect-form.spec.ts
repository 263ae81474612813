import { TestBed } from '@angular/core/testing';

import {
  LogoutNavigator,
  type LogoutResponse,
  withAllowedRedirects,
  withHttpLogout,
} from '../../public-api';
import { answer, flush, setupHttp } from '../../testing/http-kit';
import { openLab } from '../../testing/lab';
import { watchForms } from '../../testing/watch-forms';
import { RouterNavigator } from './navigator';

const PROVIDER = 'https://id.example.org';
const FORM = { redirectUrl: `${PROVIDER}/end?tenant=a`, redirectForm: { SAMLRequest: 'secret' } };

let watched: ReturnType<typeof watchForms>;
beforeEach(() => (watched = watchForms()));
afterEach(() => watched.restore());

async function signOut(response: LogoutResponse, options = {}) {
  const lab = openLab(options, [withAllowedRedirects(PROVIDER)]);
  const call = lab.action.invoke();
  lab.backend.last.answer(response);
  return { ...lab, outcome: await call };
}

describe('redirectForm', () => {
  it('makes the redirect a form POST of its fields', async () => {
    const { navigator } = await signOut(FORM);
    expect(watched.forms).toEqual([
      {
        action: FORM.redirectUrl,
        method: 'post',
        target: '_self',
        fields: { SAMLRequest: 'secret' },
      },
    ]);
    expect(navigator.documents).toEqual([]);
  });

  it('leaves nothing in the document', async () => {
    await signOut(FORM);
    expect(document.documentElement.outerHTML).not.toContain('secret');
    expect(document.forms).toHaveLength(0);
  });

  it('appears in no outcome or event', async () => {
    const { outcome, action, errors } = await signOut(FORM);
    expect(outcome).toEqual({
      status: 'succeeded',
      alreadySignedOut: false,
      response: { redirectUrl: FORM.redirectUrl },
    });
    expect(JSON.stringify([action.lastOutcome(), errors])).not.toContain('secret');
    TestBed.resetTestingModule();

    const onSuccess = jest.fn();
    await signOut(FORM, { useDefaultSuccessHandler: false, onSuccess });
    expect(onSuccess).toHaveBeenCalledTimes(1);
    const response = { redirectUrl: FORM.redirectUrl };
    expect(onSuccess).toHaveBeenCalledWith(expect.objectContaining({ response }));
    expect(watched.forms).toHaveLength(1);
  });

  it.each(['submit', 'action', 'method', 'target', 'append', 'remove', 'hidden'])(
    'may have a field named "%s"',
    async (name) => {
      await signOut({ ...FORM, redirectForm: { [name]: 'x', after: 'y' } });
      expect(watched.forms).toMatchObject([
        { action: FORM.redirectUrl, method: 'post', fields: { [name]: 'x', after: 'y' } },
      ]);
      expect(document.forms).toHaveLength(0);
    },
  );

  it('is dropped if its URL is refused', async () => {
    const { navigator, errors } = await signOut({ ...FORM, redirectUrl: 'https://evil.example/' });
    expect(watched.forms).toEqual([]);
    expect(navigator.routes).toEqual(['/login']);
    expect(errors).toHaveLength(1);
  });

  it.each(['/end', 'http://localhost/end', '/login'])(
    "never sends a POST to the app's own origin: %s",
    async (redirectUrl) => {
      const { navigator } = await signOut({ ...FORM, redirectUrl });
      expect(watched.forms).toEqual([]);
      expect([...navigator.routes, ...navigator.documents]).toHaveLength(1);
    },
  );

  it('is dropped without a redirectUrl', async () => {
    const { navigator, outcome } = await signOut({ redirectForm: { a: 'secret' } });
    expect(watched.forms).toEqual([]);
    expect(navigator.routes).toEqual(['/login']);
    expect(JSON.stringify(outcome)).not.toContain('secret');
  });

  it('sends only fields that are strings', async () => {
    const redirectForm = { text: 'x', absent: undefined, object: {} } as unknown as Record<
      string,
      string
    >;
    await signOut({ ...FORM, redirectForm });
    expect(watched.forms).toMatchObject([{ fields: { text: 'x' } }]);
  });

  it('is ignored in JSON from the server', async () => {
    const documents: string[] = [];
    const { http, action } = setupHttp(undefined, {
      features: [withHttpLogout({}), withAllowedRedirects(PROVIDER)],
      providers: [
        {
          provide: LogoutNavigator,
          useValue: { toDocument: (url: string) => documents.push(url) },
        },
      ],
    });
    void action.invoke();
    answer(200, FORM)(http.expectOne('/logout'));
    await flush();
    expect(watched.forms).toEqual([]);
    expect(documents).toEqual([FORM.redirectUrl]);
  });

  it('does not use the navigator of the app, which only handles routes and documents', async () => {
    const { navigator } = await signOut(FORM);
    expect(navigator).not.toBeInstanceOf(RouterNavigator);
    expect(watched.forms).toHaveLength(1);
  });
});

describe('A redirect with an ID token', () => {
  const url = `${PROVIDER}/end?id_token_hint=secret&client_id=app`;

  it('appears in outcomes without the token', async () => {
    const { outcome, navigator } = await signOut({ redirectUrl: url });
    expect(navigator.documents).toEqual([url]);
    expect(outcome).toMatchObject({ response: { redirectUrl: `${PROVIDER}/end?client_id=app` } });
  });

  it.each([
    'https://evil.example/end?id_token_hint=secret',
    'https://user:secret@evil.example/end#secret',
    '//user:secret@evil.example/end?secret',
  ])('appears in errors only as origin and path if it is refused: %s', async (redirectUrl) => {
    const { errors } = await signOut({ redirectUrl });
    expect(errors.map(String)).toEqual([expect.stringContaining('//evil.example/end')]);
    expect(String(errors[0])).not.toContain('secret');
  });
});
