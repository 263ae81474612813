import type { LogoutCleanupTask } from './local-cleanup';

/** What is to be removed of one storage: these keys, or everything. */
type Keys = readonly string[] | 'all';

/** A cleanup task that removes keys, or everything, of the storages of this origin. For `withCleanup`. */
export function clearStorage(which: { local?: Keys; session?: Keys }): LogoutCleanupTask {
  return () => {
    clear(() => localStorage, which.local);
    clear(() => sessionStorage, which.session);
  };
}

/** A cleanup task that deletes caches of Cache Storage: these, or all of this origin. For `withCleanup`. */
export function clearCaches(names?: readonly string[]): LogoutCleanupTask {
  return async () => {
    // There is none on an insecure origin.
    if (!('caches' in globalThis)) return;
    await Promise.all((names ?? (await caches.keys())).map((name) => caches.delete(name)));
  };
}

/** @param storage is asked for late: where storage is forbidden, already naming it throws. */
function clear(storage: () => Storage, keys: Keys = []): void {
  if (keys === 'all') storage().clear();
  else keys.forEach((key) => storage().removeItem(key));
}
