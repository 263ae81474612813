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

describe('A tab that is late, with news of other tabs on their way', () => {
  /** The time is up, and script runs before messages arrive. */
  function runLate(news: string): void {
    new Channel(KEY).postMessage(news);
    window.dispatchEvent(new Event('focus'));
  }

  beforeEach(haveOtherTabs);
  afterEach(haveNoOtherTabs);

  it('sends no second request when another one has signed out', async () => {
    const { backend, navigator } = openIdle();
    sleep(HOUR);
    runLate(`out:${Date.now() - SECOND}`);
    expect(isHidden()).toBe(true);
    await pass(SECOND);
    expect(navigator.routes[0]).toBe('/login');
    expect(backend.requests).toHaveLength(0);
  });

  it('goes on when the user is active in another one', async () => {
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

  it('sends no second request when it gets the turn of one that has begun to sign out', async () => {
    const { backend, navigator } = openIdle();
    sleep(HOUR);
    // Its lock and its notes are gone: the answer of the server had `Clear-Site-Data`.
    runLate(`begun:${Date.now()}`);
    await pass(4 * SECOND);
    expect([isHidden(), backend.requests.length]).toEqual([true, 0]);
    runLate(`out:${Date.now()}`);
    await pass(SECOND);
    expect(navigator.routes[0]).toBe('/login');
    expect(backend.requests).toHaveLength(0);
  });

  it('sends the request if the one that has begun to sign out was closed', async () => {
    const { backend } = openIdle();
    sleep(HOUR);
    runLate(`begun:${Date.now()}`);
    await pass(6 * SECOND);
    expect(backend.requests).toHaveLength(1);
  });

  it('sends the request without delay when it hears nothing', async () => {
    const { backend } = openIdle();
    sleep(HOUR);
    window.dispatchEvent(new Event('focus'));
    await pass(100);
    expect(backend.requests).toHaveLength(1);
  });

  it('follows what is stored, although the clock of the other one is ahead', async () => {
    const { backend, navigator } = openIdle();
    sleep(HOUR);
    localStorage.setItem(KEY, `out:${Date.now() + SECOND}`);
    window.dispatchEvent(new Event('focus'));
    await pass(SECOND);
    expect(navigator.routes[0]).toBe('/login');
    expect(backend.requests).toHaveLength(0);
  });
});
