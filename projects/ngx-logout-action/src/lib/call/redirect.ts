import { DOCUMENT } from '@angular/common';
import { inject, NgZone } from '@angular/core';
import { PRIMARY_OUTLET, Router, type UrlTree } from '@angular/router';
import type { Observable } from 'rxjs';
import { catchError, defer, map, of, takeUntil } from 'rxjs';

import { PageLifecycle } from '../page/page-lifecycle';
import { SignOuts } from '../page/sign-outs';
import { deadline } from './answer';
import { LogoutNavigator, submitForm } from './navigator';
import { isSamePage, RedirectResolver } from './redirect-resolver';
import { injectDestroyed, type Redirect } from './running-call';

/** How a redirect happens. */
interface RedirectOptions {
  readonly redirectMode: 'router' | 'document';
  /** Milliseconds that the Router has to finish. */
  readonly timeout: number;

  /** Whether the user was already signed out, so that the login page needs no reload. */
  readonly alreadySignedOut: boolean;
}

/**
 * Sends the user to the page after a sign-out (WaveMaker's documentation, "Use default success handler").
 * Completes when the page is reached or the document is being unloaded. If the Router cannot reach a route (guard, missing
 * route or chunk, timeout), it is loaded as a document, unless the app is destroyed meanwhile. Must be called in an injection
 * context.
 * @hidden
 */
export function redirectTo(redirect: Redirect, options: RedirectOptions): Observable<void> {
  const navigator = inject(LogoutNavigator);
  const lifecycle = inject(PageLifecycle);
  const signOuts = inject(SignOuts);
  const resolver = inject(RedirectResolver);
  const router = inject(Router);
  const zone = inject(NgZone);
  const document = inject(DOCUMENT);
  const { url, route, form } = redirect;
  const load = () => {
    if (isSamePage(document.location.href, url) && !mayReload(redirect)) return;
    lifecycle.leave();
    if (form) submitForm(navigator, document, url, form);
    else navigator.toDocument(url);
  };

  if (route === undefined || options.redirectMode === 'document') return of(load());
  const last = router.lastSuccessfulNavigation();
  // The library's own redirect has led to a page without private data.
  const page = last?.id === signOuts.redirectNavigation ? undefined : last?.finalUrl;
  /** Whether the user is already on the page. The Router would keep its components, with their data. */
  const isOpen = (url: UrlTree) => !!page && pathOf(url) === pathOf(page);
  if (isOpen(router.parseUrl(route)) && mayReload(redirect)) return of(load());
  return deadline(
    // The Router creates components in the zone where it is called.
    defer(() => zone.run(() => navigator.toRoute(route))),
    options.timeout,
    () => false,
  ).pipe(
    takeUntil(injectDestroyed()),
    catchError(() => of(false)),
    map((arrived) => {
      const next = router.currentNavigation() ?? router.lastSuccessfulNavigation();
      // A route or a guard has redirected back to the page, or the app has changed its query meanwhile.
      const stays = !!next && next !== last && isOpen(next.finalUrl ?? next.extractedUrl);
      if (!arrived || (stays && mayReload(redirect))) return load();
      signOuts.redirectNavigation = router.lastSuccessfulNavigation()?.id;
    }),
  );

  /** Whether a reload is safe. A page whose guard or component signs out must not be reloaded forever. */
  function mayReload(page: Redirect): boolean {
    if (options.alreadySignedOut && resolver.isLogin(page)) return false;
    return signOuts.mayReload(page.url);
  }
}

/** The path of a page, decoded, without query, matrix parameters, and other outlets, for which the Router keeps components. */
function pathOf({ root }: UrlTree): string {
  const { segments = [] } = root.children[PRIMARY_OUTLET] ?? {};
  return segments.map(({ path }) => path).join('/');
}
