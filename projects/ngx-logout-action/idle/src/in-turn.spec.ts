import { Locks } from '../../src/testing/other-tabs';
import { inTurn } from './in-turn';

const never = new AbortController().signal;

function task() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const run = jest.fn(() => ended.then(() => true));
  return { run, end };
}

beforeEach(() => jest.useFakeTimers());

afterEach(() => {
  localStorage.clear();
  Reflect.deleteProperty(navigator, 'locks');
  jest.useRealTimers();
});

for (const how of ['Web Locks', 'a claim in localStorage']) {
  describe(`inTurn() with ${how}`, () => {
    beforeEach(() => {
      if (how === 'Web Locks') Object.assign(navigator, { locks: new Locks() });
    });

    it('runs the first task immediately, and the second one after the first has ended', async () => {
      const first = task();
      const second = task();
      const one = inTurn('key', window, never, first.run);
      await jest.advanceTimersByTimeAsync(60);
      const other = inTurn('key', window, never, second.run);
      await jest.advanceTimersByTimeAsync(1_000);
      expect(first.run).toHaveBeenCalledTimes(1);
      expect(second.run).not.toHaveBeenCalled();
      first.end();
      await jest.advanceTimersByTimeAsync(1_000);
      expect(second.run).toHaveBeenCalledTimes(1);
      second.end();
      await jest.advanceTimersByTimeAsync(1_000);
      expect([await one, await other]).toEqual([true, true]);
    });

    it('runs only one of two tasks that start at the same time', async () => {
      const tasks = [task(), task()];
      for (const { run } of tasks) void inTurn('key', window, never, run);
      await jest.advanceTimersByTimeAsync(1_000);
      expect(tasks.map(({ run }) => run.mock.calls.length)).toEqual([1, 0]);
    });

    it('stops waiting when its signal is aborted', async () => {
      const second = task();
      const controller = new AbortController();
      void inTurn('key', window, never, task().run);
      await jest.advanceTimersByTimeAsync(60);
      const other = inTurn('key', window, controller.signal, second.run);
      await jest.advanceTimersByTimeAsync(100);
      controller.abort();
      await jest.advanceTimersByTimeAsync(1_000);
      expect(await other).toBe(false);
      expect(second.run).not.toHaveBeenCalled();
    });

    it('runs the task after 40 s if the tab before it is frozen', async () => {
      const second = task();
      void inTurn('key', window, never, task().run);
      await jest.advanceTimersByTimeAsync(60);
      void inTurn('key', window, never, second.run);
      await jest.advanceTimersByTimeAsync(41_000);
      expect(second.run).toHaveBeenCalledTimes(1);
    });
  });
}

it('inTurn() runs the task if storage is blocked and so locks are denied', async () => {
  const request = () => Promise.reject(new DOMException('denied', 'SecurityError'));
  Object.assign(navigator, { locks: { request } });
  const { run, end } = task();
  end();
  expect(await inTurn('key', window, never, run)).toBe(true);
  expect(run).toHaveBeenCalledTimes(1);
});
