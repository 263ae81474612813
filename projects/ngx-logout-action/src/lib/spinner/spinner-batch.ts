import type { RunningTask } from './spinner-task';

/**
 * Tasks that start without anything in between, or in the same millisecond, and are shown in one go, after a
 * delay. For a thousand of them the browser then works styles out once, and not a thousand times.
 */
export class SpinnerBatch {
  readonly #tasks: Set<RunningTask>;
  readonly #from = performance.now();
  #sameJob = true;
  readonly #timer: ReturnType<typeof setTimeout>;

  /** When its tasks were shown, as `performance.now()` has it. */
  shownAt: number | undefined;

  /** @param delay milliseconds. */
  constructor(first: RunningTask, delay: number, show: (tasks: ReadonlySet<RunningTask>) => void) {
    this.#tasks = new Set([first]);
    this.#timer = setTimeout(() => {
      show(this.#tasks);
      // From when they stand there: making them takes its time on a slow machine.
      this.shownAt = performance.now();
    }, delay);
    queueMicrotask(() => (this.#sameJob = false));
  }

  /** @returns whether it is early enough for one more, and somebody is still there. */
  join(task: RunningTask): boolean {
    // Nothing is painted during a job, however long it takes.
    const late = !this.#sameJob && performance.now() - this.#from >= 1;
    if (late || this.shownAt !== undefined || !this.#tasks.size) return false;
    this.#tasks.add(task);
    return true;
  }

  /** Takes a task out again; a batch without tasks has no timer either. */
  leave(task: RunningTask): void {
    this.#tasks.delete(task);
    if (!this.#tasks.size) clearTimeout(this.#timer);
  }
}
