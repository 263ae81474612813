/**
 * Runs a task unless another tab is running it (Web Locks API). Without locks, it always runs, so the task must leave a mark
 * for other tabs.
 *
 * @param isStuck is called if another tab is running the task. If it returns `true`, the lock is stolen from that tab.
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
    // Either another tab has stolen the lock, or storage is blocked and there are no locks.
    return progress.started || run();
  }
}
