import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Observable } from 'rxjs';
import { catchError, defer, finalize, map, of } from 'rxjs';

import { PageLifecycle } from '../page/page-lifecycle';
import { SignOuts } from '../page/sign-outs';
import { deadline } from './answer';
import { LogoutNavigator } from './navigator';
import { RedirectResolver, withoutQuery } from './redirect-resolver';
import type { Redirect } from './running-call';

/** Tells the next document that a sign-out reloaded it. */
const RELOAD_KEY = 'ngx-logout-action:reload';

/** The URL that this document was reloaded for after a sign-out; read once, before a cleanup empties the storage. */
const reloadedFor = takeReload();

/** How a redirect happens. */
interface RedirectOptions {
  readonly redirectMode: 'router' | 'document';
  /** Milliseconds that the Router has to arrive. */
  readonly timeout: number;
  /** Whether the sign-out changed nothing, so the login page needs no reload. */
  readonly alreadySignedOut: boolean;
}

/**
 * Sends the user to the page that follows a sign-out (the documentation page, "Use default success handler").
 * Completes when the page is reached or the document is being unloaded. A route that is not reached (rejected by a
 * guard, missing, a lost chunk, too slow) is loaded as a document. Must be called in an injection context.
 */
export function redirectTo(redirect: Redirect, options: RedirectOptions): Observable<void> {
  const navigator = inject(LogoutNavigator);
  const lifecycle = inject(PageLifecycle);
  const signOuts = inject(SignOuts);
  const resolver = inject(RedirectResolver);
  const router = inject(Router);
  const { url, route } = redirect;
  const load = () => {
    lifecycle.leave();
    navigator.toDocument(url);
  };

  if (route === undefined || options.redirectMode === 'document') return of(load());
  if (mustReload(redirect, route)) return of(load());
  const done = signOuts.beginRedirect();
  return deadline(
    defer(() => navigator.toRoute(route)),
    options.timeout,
    () => false,
  ).pipe(
    catchError(() => of(false)),
    map((arrived) => {
      if (!arrived) return load();
      signOuts.redirectedTo = route;
    }),
    finalize(done),
  );

  /** The Router would keep the components of a page that the user is already on, with the data they show. */
  function mustReload(target: Redirect, path: string): boolean {
    const isHere = router.navigated && withoutQuery(router.url) === withoutQuery(path);
    if (!isHere || signOuts.redirectedTo === path) return false;
    if (options.alreadySignedOut && resolver.isLogin(target)) return false;
    return !reloadedForSignOut(url) && rememberReload(url);
  }
}

/**
 * Whether this document is a reload that a sign-out caused, and the user has not used it since. Then a guard or a
 * component of the page signs out on its own, and another reload would never end.
 */
function reloadedForSignOut(url: string): boolean {
  return reloadedFor === url && !usedByUser();
}

/** @returns whether the next document will know; without storage, only a click of the user may cause a reload. */
function rememberReload(url: string): boolean {
  try {
    sessionStorage.setItem(RELOAD_KEY, url);
    return true;
  } catch {
    return usedByUser();
  }
}

function takeReload(): string | null {
  try {
    const url = sessionStorage.getItem(RELOAD_KEY);
    sessionStorage.removeItem(RELOAD_KEY);
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
