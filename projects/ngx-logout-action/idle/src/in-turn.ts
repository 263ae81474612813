/** Milliseconds after which a tab that holds the turn counts as frozen. */
const LIMIT = 40_000;

/** Milliseconds to wait for another tab to overwrite a claim. */
const CLAIM_SETTLES = 50;

/**
 * Runs a task in one tab at a time, using [Web Locks](https://www.w3.org/TR/web-locks/), or a claim in localStorage where they
 * are missing.
 *
 * @param given aborts the wait for the turn.
 * @returns the result of the task, or `false` if it did not run.
 */
export async function inTurn(
  key: string,
  window: Window,
  given: AbortSignal,
  task: () => Promise<boolean>,
): Promise<boolean> {
  const { locks } = window.navigator as Partial<Navigator>;
  if (!locks) return inTurnByClaim(`${key}:turn`, window, given, task);
  const turns: Promise<boolean>[] = [];
  const run = () => {
    const turn = task();
    turns.push(turn);
    return turn;
  };
  const wait = new AbortController();
  const end = () => wait.abort();
  const timer = setTimeout(end, LIMIT);
  given.addEventListener('abort', end);
  const isDue = () => turns.length === 0 && !given.aborted;
  try {
    await locks.request(key, { ifAvailable: true }, (lock) => lock && run());
    if (isDue()) await locks.request(key, { signal: wait.signal }, () => run());
  } catch {
    // The tab that holds the lock is frozen, or storage is blocked and so locks are denied.
    if (isDue()) await run();
  } finally {
    clearTimeout(timer);
    given.removeEventListener('abort', end);
  }
  const [turn = Promise.resolve(false)] = turns;
  return turn;
}

async function inTurnByClaim(
  key: string,
  window: Window,
  given: AbortSignal,
  task: () => Promise<boolean>,
): Promise<boolean> {
  const id = Math.random().toString(36).slice(2);
  const owner = (): string | undefined => {
    const [claimedBy, since] = read(window, key)?.split(':') ?? [];
    return Math.abs(Date.now() - Number(since)) < LIMIT ? claimedBy : undefined;
  };
  while (!given.aborted) {
    if (!owner()) {
      write(window, key, `${id}:${Date.now()}`);
      await wait(CLAIM_SETTLES);
      // Without storage, no other tab can claim the turn either.
      if ((owner() ?? id) === id) return task().finally(() => write(window, key, null));
    }
    await wait(CLAIM_SETTLES * 5);
  }
  return false;
}

function read(window: Window, key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(window: Window, key: string, value: string | null): void {
  try {
    if (value === null) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, value);
  } catch {
    // Without storage, each tab is on its own.
  }
}

/** Resolves after `ms` milliseconds, or when the signal is aborted. */
export function wait(ms: number, given?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
    if (given?.aborted) resolve();
    given?.addEventListener('abort', () => resolve());
  });
}
