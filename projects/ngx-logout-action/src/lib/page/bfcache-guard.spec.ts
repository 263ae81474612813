import { withSession } from '../../public-api';
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

describe('A page that the back/forward cache brings back', () => {
  afterEach(() => (document.documentElement.style.visibility = ''));

  it('is as ever as long as nobody has signed out', () => {
    openLab();
    hide();
    expect(visibility()).toBe('');
  });

  it('is hidden before it is left, and not shown before the app has said that somebody is signed in', async () => {
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
    ['nobody is signed in', () => false],
    ['it fails to say', () => Promise.reject(new Error('offline'))],
  ])('stays hidden and loads the login page where %s', async (_, isAuthenticated) => {
    const { navigator } = await signedOutPage(isAuthenticated);
    hide();
    restore();
    await settle();
    expect(visibility()).toBe('hidden');
    expect(navigator.documents).toEqual(['http://localhost/login']);
  });
});
