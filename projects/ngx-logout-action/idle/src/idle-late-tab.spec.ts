import {
  HOUR,
  isHidden,
  KEY,
  MINUTE,
  openIdle,
  pass,
  SECOND,
  setUpIdle,
  sleep,
} from '../../src/testing/idle-kit';
import { Channel, haveNoOtherTabs, haveOtherTabs } from '../../src/testing/other-tabs';

setUpIdle();

describe('A tab that wakes up late, before the messages of other tabs have arrived,', () => {
  /** Sends a message, then wakes up this tab before the message arrives. */
  function runLate(news: string): void {
    new Channel(KEY).postMessage(news);
    window.dispatchEvent(new Event('focus'));
  }

  beforeEach(haveOtherTabs);
  afterEach(haveNoOtherTabs);

  it('sends no second request if another tab has signed out', async () => {
    const { backend, navigator } = openIdle();
    sleep(HOUR);
    runLate(`out:${Date.now() - SECOND}`);
    expect(isHidden()).toBe(true);
    await pass(SECOND);
    expect(navigator.routes[0]).toBe('/login');
    expect(backend.requests).toHaveLength(0);
  });

  it('stays signed in if the user is active in another tab', async () => {
    const { backend, navigator, now } = openIdle();
    sleep(HOUR);
    runLate(`active:${Date.now() - MINUTE}`);
    expect(isHidden()).toBe(true);
    await pass(SECOND);
    expect(isHidden()).toBe(false);
    expect(now()).toEqual(['active', 839]);
    expect([backend.requests.length, navigator.routes.length]).toEqual([0, 0]);
    await pass(14 * MINUTE);
    expect(backend.requests).toHaveLength(1);
  });

  it('waits and sends no second request if another tab has started to sign out', async () => {
    const { backend, navigator } = openIdle();
    sleep(HOUR);
    // That tab has lost its lock and its storage to `Clear-Site-Data` in the response.
    runLate(`begun:${Date.now()}`);
    await pass(4 * SECOND);
    expect([isHidden(), backend.requests.length]).toEqual([true, 0]);
    runLate(`out:${Date.now()}`);
    await pass(SECOND);
    expect(navigator.routes[0]).toBe('/login');
    expect(backend.requests).toHaveLength(0);
  });

  it('sends the request if the tab that started to sign out was closed', async () => {
    const { backend } = openIdle();
    sleep(HOUR);
    runLate(`begun:${Date.now()}`);
    await pass(6 * SECOND);
    expect(backend.requests).toHaveLength(1);
  });

  it('sends the request without delay if no message arrives', async () => {
    const { backend } = openIdle();
    sleep(HOUR);
    window.dispatchEvent(new Event('focus'));
    await pass(100);
    expect(backend.requests).toHaveLength(1);
  });

  it('follows a stored sign-out even if the clock of the other tab is ahead', async () => {
    const { backend, navigator } = openIdle();
    sleep(HOUR);
    localStorage.setItem(KEY, `out:${Date.now() + SECOND}`);
    window.dispatchEvent(new Event('focus'));
    await pass(SECOND);
    expect(navigator.routes[0]).toBe('/login');
    expect(backend.requests).toHaveLength(0);
  });
});
