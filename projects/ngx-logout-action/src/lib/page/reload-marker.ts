const KEY = 'ngx-logout-action:reload';

/** The URL that this document was reloaded for after a sign-out; read once, before a cleanup empties the storage. */
const reloadedFor = take();

/**
 * Whether this document is a reload that a sign-out caused, and the user has not used it since. Then a guard or a
 * component of the page signs out on its own, and another reload would never end.
 */
export function reloadedForSignOut(url: string): boolean {
  return reloadedFor === url && !usedByUser();
}

/** @returns whether the next document will know; without storage, only a click of the user may cause a reload. */
export function rememberReload(url: string): boolean {
  try {
    sessionStorage.setItem(KEY, url);
    return true;
  } catch {
    return usedByUser();
  }
}

function take(): string | null {
  try {
    const url = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return url;
  } catch {
    return null;
  }
}

/** Older browsers do not say. */
function usedByUser(): boolean {
  const { userActivation } = navigator as Partial<Navigator>;
  return userActivation?.hasBeenActive ?? false;
}
