import { inOneTab } from './one-tab';

/** Web Locks for jsdom, which has none. Implements `ifAvailable` and `steal` as specified. */
class Locks {
  holder: AbortController | undefined;

  async request<T>(
    _name: string,
    { steal }: LockOptions,
    run: (lock: object | null) => T | Promise<T>,
  ): Promise<T> {
    if (this.holder && !steal) return run(null);
    this.holder?.abort();
    const mine = (this.holder = new AbortController());
    const stolen = new Promise<never>((_, reject) => {
      mine.signal.addEventListener('abort', () => reject(new DOMException('stolen', 'AbortError')));
    });
    try {
      return await Promise.race([run({}), stolen]);
    } finally {
      if (this.holder === mine) this.holder = undefined;
    }
  }
}

function provide(locks: object | undefined): void {
  Object.defineProperty(navigator, 'locks', { configurable: true, value: locks });
}

const never = () => new Promise<void>(() => undefined);
const done = () => Promise.resolve();

describe('inOneTab()', () => {
  afterEach(() => Reflect.deleteProperty(navigator, 'locks'));

  it('runs the task immediately without Web Locks', async () => {
    const task = jest.fn(done);
    const ran = inOneTab('a', () => false, task);
    expect(task).toHaveBeenCalled();
    expect(await ran).toBe(true);
  });

  it('runs the task if no other tab is running it', async () => {
    provide(new Locks());
    const task = jest.fn(done);
    expect(await inOneTab('a', () => false, task)).toBe(true);
    expect(await inOneTab('a', () => false, task)).toBe(true);
    expect(task).toHaveBeenCalledTimes(2);
  });

  it('does not run the task while another tab is running it', async () => {
    provide(new Locks());
    void inOneTab('a', () => false, never);
    const task = jest.fn(done);
    expect(await inOneTab('a', () => false, task)).toBe(false);
    expect(task).not.toHaveBeenCalled();
  });

  it('steals the lock of a stuck tab, which does not run the task again', async () => {
    provide(new Locks());
    const first = jest.fn(never);
    const stuck = inOneTab('a', () => false, first);
    expect(await inOneTab('a', () => true, done)).toBe(true);
    expect(await stuck).toBe(true);
    expect(first).toHaveBeenCalledTimes(1);
  });

  it('runs the task if storage is blocked and so locks are denied', async () => {
    provide({ request: () => Promise.reject(new DOMException('denied', 'SecurityError')) });
    const task = jest.fn(done);
    expect(await inOneTab('a', () => false, task)).toBe(true);
    expect(task).toHaveBeenCalledTimes(1);
  });
});
