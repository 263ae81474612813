/**
 * Runs a task unless another tab is running it (Web Locks API). Without locks, it always runs: the task has to leave a sign
 * for other tabs.
 *
 * @param isStuck asked if another tab is running it: whether that tab has had its time, so that its lock is stolen.
 * @returns whether the task ran.
 */
export async function inOneTab(
  name: string,
  isStuck: () => boolean,
  task: () => Promise<void>,
): Promise<boolean> {
  const { locks } = navigator as Partial<Navigator>;
  const progress = { started: false };
  const run = async () => {
    progress.started = true;
    await task();
    return true;
  };
  if (!locks) return run();
  try {
    const ran = await locks.request(name, { ifAvailable: true }, (lock) => !!lock && run());
    return ran || (isStuck() && (await locks.request(name, { steal: true }, run)));
  } catch {
    // Either another tab has stolen the lock, or there are no locks because storage is blocked.
    return progress.started || run();
  }
}
