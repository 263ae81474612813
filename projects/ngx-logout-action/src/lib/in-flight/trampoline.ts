import { Queue } from './queue';

/**
 * Runs jobs one after another, never one inside another: a job that is handed in while one runs has its
 * turn when that one has returned. So re-entrant calls meet a settled state, and a long chain of jobs that
 * finish at once does not pile up on the stack.
 */
export function trampoline(): (job: () => void) => void {
  const jobs = new Queue<() => void>();
  let running = false;
  return (job) => {
    if (running) {
      jobs.push(job);
      return;
    }
    running = true;
    try {
      for (let next: typeof job | undefined = job; next; next = jobs.shift()) next();
    } finally {
      running = false;
    }
  };
}
