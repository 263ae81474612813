import { DOCUMENT } from '@angular/common';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Observable } from 'rxjs';
import { catchError, defer, map, of } from 'rxjs';

import { PageLifecycle } from '../page/page-lifecycle';
import { SignOuts } from '../page/sign-outs';
import { deadline } from './answer';
import { LogoutNavigator, submitForm } from './navigator';
import { isSamePage, RedirectResolver, withoutQuery } from './redirect-resolver';
import type { Redirect } from './running-call';

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
 * @hidden
 */
export function redirectTo(redirect: Redirect, options: RedirectOptions): Observable<void> {
  const navigator = inject(LogoutNavigator);
  const lifecycle = inject(PageLifecycle);
  const signOuts = inject(SignOuts);
  const resolver = inject(RedirectResolver);
  const router = inject(Router);
  const document = inject(DOCUMENT);
  const { url, route, form } = redirect;
  const load = () => {
    if (isSamePage(document.location.href, url) && !mayReload(redirect)) return;
    lifecycle.leave();
    if (form) submitForm(navigator, document, url, form);
    else navigator.toDocument(url);
  };

  if (route === undefined || options.redirectMode === 'document') return of(load());
  if (isOpen(route) && mayReload(redirect)) return of(load());
  return deadline(
    defer(() => navigator.toRoute(route)),
    options.timeout,
    () => false,
  ).pipe(
    catchError(() => of(false)),
    map((arrived) => {
      if (!arrived) return load();
      signOuts.redirectNavigation = router.lastSuccessfulNavigation()?.id;
    }),
  );

  /** The Router would keep the components of a page that the user is already on, with the data they show. */
  function isOpen(path: string): boolean {
    const last = router.lastSuccessfulNavigation()?.id;
    if (last === undefined || last === signOuts.redirectNavigation) return false;
    return withoutQuery(router.url) === withoutQuery(path);
  }

  /** A page whose guard or component signs out must not be reloaded forever. */
  function mayReload(page: Redirect): boolean {
    if (options.alreadySignedOut && resolver.isLogin(page)) return false;
    return signOuts.mayReload(page.url);
  }
}
