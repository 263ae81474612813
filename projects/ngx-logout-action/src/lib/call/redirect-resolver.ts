import { DOCUMENT, Location } from '@angular/common';
import { inject, Injectable } from '@angular/core';

import { coded } from '../action/errors';
import { injectReport } from '../action/report';
import { LOGOUT_CONFIG } from '../config';
import { documentProperty } from '../page/document-property';
import { isSameOrigin } from './http-request';
import type { Redirect } from './running-call';
import { safeRedirect } from './safe-redirect';

/** Where `'home'` and `'login'` are without `withPages`. */
const DEFAULT_PAGES = { home: '/', login: '/login' };

/**
 * Resolves redirect targets. Every target is checked here, wherever it comes from.
 * @hidden
 */
@Injectable({ providedIn: 'root' })
export class RedirectResolver {
  readonly #document = inject(DOCUMENT);
  readonly #location = inject(Location);
  readonly #config = inject(LOGOUT_CONFIG);
  readonly #report = injectReport();
  readonly #pages = {
    home: this.#config.pages?.home ?? DEFAULT_PAGES.home,
    login: this.#config.pages?.login ?? DEFAULT_PAGES.login,
  };

  /**
   * Resolves `redirectTo`: `'home'`, `'login'`, or a path relative to the app (its base href). An unsafe target is
   * reported and replaced by the login page.
   */
  named(redirectTo: string): Redirect {
    const page = redirectTo === 'home' || redirectTo === 'login';
    return (
      this.#inApp(page ? this.#pages[redirectTo] : redirectTo, true) ??
      this.#inApp(this.#pages.login, redirectTo !== 'login') ??
      this.#route(DEFAULT_PAGES.login)
    );
  }

  /**
   * Resolves the target that a backend names, relative to the origin. A page of this origin is loaded as a
   * document, because a `**` route would swallow a path of the server; only the home and login pages are routes.
   *
   * @param origins that this backend may redirect to, besides the allowed ones.
   * @returns `undefined` for an unsafe target, which is reported.
   */
  fromServer(redirectUrl: unknown, origins: readonly string[] = []): Redirect | undefined {
    const url = this.#check(redirectUrl, origins, true);
    if (!url) return undefined;
    return this.isPage(url.href) ? this.#absolute(url) : { url: url.href };
  }

  /** Whether `url` is the home or login page of the app, with or without hash routing, whatever its query. */
  isPage(url: string): boolean {
    const { home, login } = this.#pages;
    const isHashed = this.#external('/').includes('#');
    return [home, login].some((page) => {
      const found = this.#inApp(page, false);
      if (!found) return false;
      if (!isHashed) return withoutQuery(found.url) === withoutQuery(url);
      // The address of an answer has no hash, and a server may know the page by its path.
      const path = found.route && this.#appUrl(found.route.slice(1));
      const known = [found.url, found.url.replace(/#.*/, ''), ...(path ? [path] : [])];
      return known.some((address) => isSamePage(address, url));
    });
  }

  /** Whether the redirect stays on the app's own origin. */
  isOwn({ url }: Redirect): boolean {
    return isSameOrigin(new URL(url), this.#document.location);
  }

  /** Whether the route leads to the login page. */
  isLogin({ url }: Redirect): boolean {
    return url === this.named('login').url;
  }

  #inApp(target: string, report: boolean): Redirect | undefined {
    const url = this.#check(target, [], report);
    if (!url) return undefined;
    // With a scheme it is an absolute URL; without one it is a path of the app.
    if (URL.canParse(target)) return this.#absolute(url);
    return this.#route(url.pathname + url.search + url.hash);
  }

  #check(target: unknown, origins: readonly string[], report: boolean): URL | undefined {
    const allowedOrigins = [...(this.#config.allowedRedirects ?? []), ...origins];
    // The own origin is that of the address bar: a `<base>` on another host moves nothing.
    const base = new URL('/', this.#document.location.href).href;
    const url = safeRedirect(target, { base, allowedOrigins });
    if (!url && report) this.#report(refusal(target));
    return url;
  }

  #route(path: string): Redirect {
    const route = `/${path.replace(/^[/\\]+/, '')}`;
    return { url: this.#external(route), route };
  }

  #absolute({ href }: URL): Redirect {
    const root = this.#external('/');
    return href.startsWith(root) ? this.#route(href.slice(root.length)) : { url: href };
  }

  /** The absolute URL of a route: base href and location strategy are Angular's. */
  #external(route: string): string {
    return this.#appUrl(this.#location.prepareExternalUrl(route));
  }

  /** Resolves a URL against the base href of the app, on its own origin. */
  #appUrl(url: string): string {
    const { location } = this.#document;
    const base = new URL(documentProperty(this.#document, 'baseURI'));
    // Not even the path of a `<base>` on another host: with hash routing, it would choose the page.
    return new URL(url, isSameOrigin(base, location) ? base : location.href).href;
  }
}

/** A URL without its query, its fragment, and trailing slashes. Looks at each run of slashes once, however long it is. */
export function withoutQuery(url: string): string {
  return url.replace(/(?<!\/)\/*([?#].*)?$/, '');
}

/** Whether two URLs differ in their queries at most. The path behind the hash counts. */
export function isSamePage(a: string, b: string): boolean {
  const parts = (url: string) => url.split('#', 2).map(withoutQuery).join('#');
  return parts(a) === parts(b);
}

function refusal(target: unknown): Error {
  return new Error(
    coded(
      201,
      ngDevMode &&
        `Blocked redirect to ${describe(target)}: not an allowed origin. The login page was used instead. ` +
          'To allow it, add its origin to withAllowedRedirects().',
    ),
  );
}

/** How much of a target an error shows. */
const SHOWN = 200;

/** Shows origin and path only: query, fragment, and user info may hold secrets. */
function describe(target: unknown): string {
  if (typeof target !== 'string') return `a value of the type ${typeof target}`;
  const place = target.replace(/[?#][^]*$/, '').replace(/^([\w+.-]*:?[\\/]*)[^\\/]*@/, '$1');
  return place.length > SHOWN ? `'${place.slice(0, SHOWN)}…'` : `'${place}'`;
}
