import type { LogoutCleanupTask } from './with-cleanup';

/** The library's own keys: the tabs would lose count of their sign-outs. */
const OWN_KEYS = 'ngx-logout-action:';

/**
 * A cleanup task for `withCleanup` that removes keys of this origin's storages.
 *
 * @param which the keys, or `'all'`, for each storage.
 * @example
 * ```ts
 * withCleanup(clearStorage({ local: ['token'], session: 'all' }))
 * ```
 */
export function clearStorage(which: {
  local?: readonly string[] | 'all' | undefined;
  session?: readonly string[] | 'all' | undefined;
}): LogoutCleanupTask {
  return () => {
    clear(() => localStorage, which.local);
    clear(() => sessionStorage, which.session);
  };
}

/** @param storage is called late: where storage is forbidden, reading the property throws. */
function clear(storage: () => Storage, keys: readonly string[] | 'all' = []): void {
  const found =
    keys === 'all' ? Object.keys(storage()).filter((key) => !key.startsWith(OWN_KEYS)) : keys;
  found.forEach((key) => storage().removeItem(key));
}

/**
 * A cleanup task for `withCleanup` that empties caches of Cache Storage, Angular's service worker included. It deletes
 * the entries, because a deleted cache stays readable for a service worker that has it open.
 *
 * @param names the caches: exact names, patterns, or names of data groups of Angular's service worker.
 * @default every cache of this origin
 * @example
 * ```ts
 * withCleanup(clearCaches('api', /^images-/))
 * ```
 */
export function clearCaches(...names: (string | RegExp)[]): LogoutCleanupTask {
  return async () => {
    // Insecure origins have no Cache Storage.
    if (!('caches' in globalThis)) return;
    const all = await caches.keys();
    await Promise.all(all.filter((cache) => matches(cache, names)).map(empty));
  };
}

function matches(cache: string, names: readonly (string | RegExp)[]): boolean {
  if (!names.length) return true;
  return names.some((name) =>
    typeof name === 'string'
      ? cache === name || isDataGroup(cache, name)
      : new RegExp(name.source, name.flags.replace(/[gy]/g, '')).test(cache),
  );
}

/** Angular's service worker calls them `ngsw:/base/:version:data:group:cache` and `…:lru`, `…:age`. */
function isDataGroup(cache: string, group: string): boolean {
  return cache.startsWith('ngsw:') && cache.includes(`:data:${group}:`);
}

async function empty(name: string): Promise<void> {
  const cache = await caches.open(name);
  const entries = await cache.keys();
  await Promise.all(entries.map((entry) => cache.delete(entry)));
}
