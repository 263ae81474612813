import { LogoutError, withCleanup, withLogoutGuards, withTabSync } from '../../public-api';
import { openLab, settle } from '../../testing/lab';

const KEY = 'ngx-logout-action:/:';

/** Other tabs as this one meets them where there is no BroadcastChannel: by storage events. */
const tell = (at: unknown, key = KEY) =>
  window.dispatchEvent(new StorageEvent('storage', { key, newValue: String(at) }));

function openTab(channel?: string) {
  const cleanup = jest.fn();
  const guard = jest.fn(() => false);
  const lab = openLab({ redirectTo: '/bye' }, [
    withTabSync({ channel }),
    withCleanup(cleanup),
    withLogoutGuards(guard),
  ]);
  return { ...lab, cleanup, guard };
}

async function openAndSignOut() {
  const lab = openLab({}, [withTabSync()]);
  const call = lab.action.invoke();
  lab.backend.last.answer();
  await call;
  return lab;
}

describe('withTabSync', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['performance'], now: Date.now() + 1_000 });
    localStorage.clear();
  });
  afterEach(() => jest.useRealTimers());

  it('follows another tab: cleanup and the default redirect, no guards and no request', async () => {
    const { navigator, cleanup, guard, backend } = openTab();
    tell(Date.now());
    await settle();
    expect(navigator.routes).toEqual(['/bye']);
    expect([cleanup.mock.calls.length, guard.mock.calls.length]).toEqual([1, 0]);
    expect(backend.requests).toHaveLength(0);
  });

  it('does not echo', async () => {
    const written = jest.spyOn(Storage.prototype, 'setItem');
    openTab();
    tell(Date.now());
    await settle();
    expect(written).not.toHaveBeenCalled();
    written.mockRestore();
  });

  it('tells other tabs the time at which the call was made, and nothing else', async () => {
    const madeAt = Date.now();
    await openAndSignOut();
    expect(Object.entries(localStorage)).toEqual([[KEY, String(madeAt)]]);
  });

  it('does not tell them of a failure', async () => {
    const { action, backend } = openLab({}, [withTabSync()]);
    const call = action.invoke();
    backend.last.fail(new LogoutError('network'));
    await call;
    expect(localStorage).toHaveLength(0);
  });

  it('is not thrown out by a late message, after somebody has signed in again', async () => {
    const { navigator } = await openAndSignOut();
    expect(navigator.routes).toHaveLength(1);
    tell(Date.now() - 10);
    await settle();
    expect(navigator.routes).toHaveLength(1);
  });

  it('is not thrown out by what was told before the document was loaded', async () => {
    const { navigator } = openTab();
    tell(performance.timeOrigin - 1);
    await settle();
    expect(navigator.routes).toEqual([]);
  });

  it('follows what it missed while it was frozen or cached', async () => {
    const { navigator } = openTab();
    localStorage.setItem(KEY, String(Date.now()));
    document.dispatchEvent(new Event('resume'));
    await settle();
    expect(navigator.routes).toEqual(['/bye']);
  });

  it.each(['nonsense', 'NaN', 'null', '{}'])('takes no notice of %j', async (message) => {
    const { navigator } = openTab();
    tell(message);
    await settle();
    expect(navigator.routes).toEqual([]);
  });

  it('keeps apps apart that have another channel', async () => {
    const { navigator } = openTab('admin');
    tell(Date.now());
    await settle();
    expect(navigator.routes).toEqual([]);
    tell(Date.now(), `${KEY}admin`);
    await settle();
    expect(navigator.routes).toEqual(['/bye']);
  });

  it('works in a single tab where storage is forbidden', async () => {
    const storage = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('forbidden', 'SecurityError');
    });
    const { navigator, errors } = await openAndSignOut();
    expect([navigator.routes, errors]).toEqual([['/login'], []]);
    storage.mockRestore();
  });
});
