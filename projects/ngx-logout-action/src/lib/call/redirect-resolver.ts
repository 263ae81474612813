import { DOCUMENT, Location } from '@angular/common';
import { inject, Injectable } from '@angular/core';

import { coded } from '../action/errors';
import { injectReport } from '../action/report';
import { LOGOUT_CONFIG } from '../config';
import { documentProperty } from '../page/document-property';
import { isSameOrigin } from './http-request';
import type { Redirect } from './running-call';
import { safeRedirect } from './safe-redirect';

/** The pages without `withPages`. */
const DEFAULT_PAGES = { home: '/', login: '/login' };

/**
 * Resolves redirect targets, and checks each of them.
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
   * Resolves `redirectTo`: `'home'`, `'login'`, or a path relative to the base href. An unsafe target is reported and replaced
   * by the login page.
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
   * Resolves a target from a backend, relative to the origin. Pages of this origin are loaded as documents, because a `**`
   * route would swallow a path of the server; only the home and login pages are routes.
   *
   * @param origins that this backend may redirect to, besides the allowed ones.
   * @returns `undefined` for an unsafe target, which is reported.
   */
  fromServer(redirectUrl: unknown, origins: readonly string[] = []): Redirect | undefined {
    const url = this.#check(redirectUrl, origins, true);
    if (!url) return undefined;
    return this.isPage(url.href) ? this.#absolute(url) : { url: url.href };
  }

  /** Whether `url` is the home or login page of the app, with or without hash routing, regardless of the query. */
  isPage(url: string): boolean {
    const { home, login } = this.#pages;
    return [home, login].some((page) => {
      const found = this.#inApp(page, false);
      if (!found) return false;
      if (!this.#isHashed) return withoutQuery(found.url) === withoutQuery(url);
      // The URL of a response has no hash, and a server may use the path of the page without it.
      const path = found.route && this.#appUrl(found.route.slice(1));
      const known = [found.url, found.url.replace(/#.*/, ''), ...(path ? [path] : [])];
      return known.some((address) => isSamePage(address, url));
    });
  }

  /** Whether the redirect stays on the app's own origin. */
  isOwn({ url }: Redirect): boolean {
    return isSameOrigin(new URL(url), this.#document.location);
  }

  /** Whether the route leads to the login page, whatever its query. */
  isLogin({ url }: Redirect): boolean {
    const login = this.named('login').url;
    return this.#isHashed ? isSamePage(url, login) : withoutQuery(url) === withoutQuery(login);
  }

  /** Whether the routes of the app are behind the hash. */
  get #isHashed(): boolean {
    return this.#external('/').includes('#');
  }

  #inApp(target: string, report: boolean): Redirect | undefined {
    const url = this.#check(target, [], report);
    if (!url) return undefined;
    // A target with a scheme is an absolute URL, any other a path of the app.
    if (URL.canParse(target)) return this.#absolute(url);
    return this.#route(url.pathname + url.search + url.hash);
  }

  #check(target: unknown, origins: readonly string[], report: boolean): URL | undefined {
    const allowedOrigins = [...(this.#config.allowedRedirects ?? []), ...origins];
    // Resolve against the URL of the document, because a `<base>` may be on another host.
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

  /** The absolute URL of a route, with Angular's base href and location strategy. */
  #external(route: string): string {
    return this.#appUrl(this.#location.prepareExternalUrl(route));
  }

  /** Resolves a URL against the base href of the app, on its own origin. */
  #appUrl(url: string): string {
    const { location } = this.#document;
    const base = new URL(documentProperty(this.#document, 'baseURI'));
    // Ignores even the path of a `<base>` on another host, which would choose the page with hash routing.
    return new URL(url, isSameOrigin(base, location) ? base : location.href).href;
  }
}

/** A URL without query, fragment, and trailing slashes. Runs in linear time, even for many slashes. */
export function withoutQuery(url: string): string {
  return url.replace(/(?<!\/)\/*([?#].*)?$/, '');
}

/** Whether two URLs are the same except for their queries. A path in the hash counts. */
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

/** How many characters of a target an error message shows. */
const SHOWN = 200;

/** Shows only origin and path, because query, fragment, and user info may contain secrets. */
function describe(target: unknown): string {
  if (typeof target !== 'string') return `a value of the type ${typeof target}`;
  const place = target.replace(/[?#][^]*$/, '').replace(/^([\w+.-]*:?[\\/]*)[^\\/]*@/, '$1');
  return place.length > SHOWN ? `'${place.slice(0, SHOWN)}…'` : `'${place}'`;
}
