import { checkByRules, type OptionRule } from './option-rules';
import type { LogoutCleanupTask } from './with-cleanup';

/** The library's own keys, which are kept, because the tabs count their sign-outs in them. */
const OWN_KEYS = 'ngx-logout-action:';

const KEYS: OptionRule = [
  ngDevMode && "a list of keys, or 'all'",
  (keys) => keys === 'all' || (Array.isArray(keys) && keys.every((key) => typeof key === 'string')),
];
const RULES = { local: KEYS, session: KEYS };

/**
 * A cleanup task for `withCleanup` that removes keys from localStorage and sessionStorage.
 *
 * @param which the keys to remove from each storage, or `'all'`.
 * @throws LogoutConfigurationError LOGOUT-103 for an unknown storage, or anything but a list of keys or `'all'`, in development.
 * @example
 * ```ts
 * withCleanup(clearStorage({ local: ['token'], session: 'all' }))
 * ```
 */
export function clearStorage(which: {
  local?: readonly string[] | 'all' | undefined;
  session?: readonly string[] | 'all' | undefined;
}): LogoutCleanupTask {
  if (ngDevMode) checkByRules(103, 'clearStorage', which, RULES);
  return () => {
    try {
      clear(() => localStorage, which.local);
    } finally {
      clear(() => sessionStorage, which.session);
    }
  };
}

/** @param storage returns the storage. Reading the property throws if storage is blocked. */
function clear(storage: () => Storage, keys: readonly string[] | 'all' = []): void {
  const found =
    keys === 'all' ? Object.keys(storage()).filter((key) => !key.startsWith(OWN_KEYS)) : keys;
  found.forEach((key) => storage().removeItem(key));
}

/**
 * A cleanup task for `withCleanup` that empties caches in Cache Storage, including those of Angular's service worker. It
 * deletes the entries, because a service worker can still read a deleted cache that it has open.
 *
 * @param names the caches: exact names, patterns, or names of data groups of Angular's service worker.
 * @default all caches of this origin
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

/** Angular's service worker names them `ngsw:/base/:version:data:group:cache`, `…:lru`, and `…:age`. */
function isDataGroup(cache: string, group: string): boolean {
  return cache.startsWith('ngsw:') && cache.includes(`:data:${group}:`);
}

async function empty(name: string): Promise<void> {
  const cache = await caches.open(name);
  const entries = await cache.keys();
  await Promise.all(entries.map((entry) => cache.delete(entry)));
}
