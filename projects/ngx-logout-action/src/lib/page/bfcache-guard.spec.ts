import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';

import {
  type LogoutFeature,
  withCleanup,
  withHttpLogout,
  withSession,
  withTabSync,
} from '../../public-api';
import { openLab, settle } from '../../testing/lab';

const hide = () => window.dispatchEvent(new Event('pagehide'));
const restore = () =>
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
const visibility = () => document.documentElement.style.visibility;

async function signedOutPage(isAuthenticated: () => boolean | Promise<boolean>) {
  const lab = openLab({}, [withSession({ isAuthenticated })]);
  const call = lab.action.invoke();
  await settle();
  lab.backend.requests.at(-1)?.answer();
  await call;
  return lab;
}

describe('A page restored from the back/forward cache', () => {
  afterEach(() => (document.documentElement.style.visibility = ''));

  it.each<[string, LogoutFeature[]]>([
    ['no feature', []],
    ['cleanup alone', [withCleanup(() => undefined)]],
  ])('is not hidden with %s if no one has signed out', (_, features) => {
    openLab({}, features);
    hide();
    expect(visibility()).toBe('');
  });

  it('is hidden on pagehide, and shown once isAuthenticated returns true', async () => {
    let answer: (signedIn: boolean) => void = () => undefined;
    let signedIn: boolean | Promise<boolean> = true;
    await signedOutPage(() => signedIn);
    signedIn = new Promise((resolve) => (answer = resolve));
    hide();
    expect(visibility()).toBe('hidden');
    restore();
    await settle();
    expect(visibility()).toBe('hidden');
    answer(true);
    await settle();
    expect(visibility()).toBe('');
  });

  it.each<[string, () => boolean | Promise<boolean>]>([
    ['no one is signed in', () => false],
    ['isAuthenticated fails', () => Promise.reject(new Error('offline'))],
  ])('stays hidden and loads the login page if %s', async (_, isAuthenticated) => {
    const { navigator } = await signedOutPage(isAuthenticated);
    hide();
    restore();
    await settle();
    expect(visibility()).toBe('hidden');
    expect(navigator.documents).toEqual(['http://localhost/login']);
  });

  it('stays hidden and is reloaded if the app has no withSession', async () => {
    // jsdom logs an error, because it cannot reload.
    const reload = jest.spyOn(console, 'error').mockImplementation();
    const { action, backend, navigator } = openLab({}, [withCleanup(() => undefined)]);
    const call = action.invoke();
    backend.last.answer();
    await call;
    hide();
    restore();
    await settle();
    expect(visibility()).toBe('hidden');
    expect(navigator.documents).toEqual([]);
    expect(String(reload.mock.calls)).toContain('navigation');
  });

  it('is hidden completely, even elements with `visibility: visible`, and restored with its inline styles', async () => {
    const root = document.documentElement;
    root.style.display = 'flex';
    await signedOutPage(() => true);
    hide();
    expect(root.style.getPropertyValue('display')).toBe('none');
    expect(root.style.getPropertyPriority('display')).toBe('important');
    restore();
    await settle();
    expect(root.getAttribute('style')).toBe('display: flex;');
    root.removeAttribute('style');
  });

  it('is hidden even if an element of the page is named documentElement', async () => {
    const image = Object.assign(document.createElement('img'), { name: 'documentElement' });
    document.body.append(image);
    await signedOutPage(() => true);
    hide();
    const root = document.querySelector<HTMLElement>(':root')!;
    expect(root.style.display).toBe('none');
    image.remove();
    root.removeAttribute('style');
  });

  it('is hidden until withSession answers, even if no one has signed out', async () => {
    const { navigator } = openLab({}, [withSession({ isAuthenticated: () => true })]);
    hide();
    expect(document.documentElement.style.display).toBe('none');
    restore();
    await settle();
    expect(document.documentElement.style.display).toBe('');
    expect(navigator.documents).toEqual([]);
  });

  it('is shown again for a visitor who was never signed in', async () => {
    const { navigator } = openLab({}, [withSession({ isAuthenticated: () => false })]);
    hide();
    restore();
    await settle();
    expect(document.documentElement.style.display).toBe('');
    expect(navigator.documents).toEqual([]);
  });

  describe('stays hidden while verifyUrl is asked about the sign-out of another tab', () => {
    async function restoreAfterNews(...features: LogoutFeature[]) {
      localStorage.clear();
      const lab = openLab(
        {},
        [withTabSync(), withHttpLogout({ verifyUrl: '/api/me' }), ...features],
        [provideHttpClient(), provideHttpClientTesting()],
      );
      hide();
      localStorage.setItem('ngx-logout-action:tabs:/', '1:out');
      restore();
      await settle();
      expect(visibility()).toBe('hidden');
      const verification = TestBed.inject(HttpTestingController).expectOne('/api/me');
      return { ...lab, verification };
    }

    it.each<[string, LogoutFeature[]]>([
      ['without withSession', []],
      ['with withSession', [withSession({ isAuthenticated: () => true })]],
    ])('and is shown if the user is still signed in: %s', async (_, features) => {
      const { verification } = await restoreAfterNews(...features);
      verification.flush('');
      await settle();
      expect(visibility()).toBe('');
    });

    it('and is reloaded if the user is signed out', async () => {
      // jsdom logs an error, because it cannot reload.
      const reload = jest.spyOn(console, 'error').mockImplementation();
      const { verification } = await restoreAfterNews();
      verification.flush('', { status: 401, statusText: 'Unauthorized' });
      await settle();
      expect(visibility()).toBe('hidden');
      expect(reload).toHaveBeenCalled();
      reload.mockRestore();
    });
  });
});
