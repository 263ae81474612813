import { DOCUMENT, Location } from '@angular/common';
import { ErrorHandler, inject, Injectable } from '@angular/core';

import { coded } from '../model/configuration-error';
import { safeRedirect } from '../redirect/safe-redirect';
import { BACKEND_ORIGINS, DEFAULT_PAGES, LOGOUT_ALLOWED_REDIRECTS, LOGOUT_PAGES } from './pages';

/** A place that was checked and may be gone to. */
export interface Destination {
  /** Absolute and normalised. */
  readonly url: string;
  /** The same place as the Router names it, if it is one of the app's own. */
  readonly route?: string;
}

/** Where people are sent. Every target, whoever names it, is checked here. */
@Injectable({ providedIn: 'root' })
export class Destinations {
  readonly #document = inject(DOCUMENT);
  readonly #location = inject(Location);
  readonly #pages = inject(LOGOUT_PAGES);
  readonly #allowedByApp = inject(LOGOUT_ALLOWED_REDIRECTS);
  readonly #allowedByBackend = inject(BACKEND_ORIGINS);
  readonly #errorHandler = inject(ErrorHandler);

  /**
   * What `redirectTo` names: `'home'`, `'login'`, or a path relative to the app (its base href). What is not
   * safe is refused and reported, and the login page stands in for it.
   */
  named(redirectTo: string): Destination {
    const page = redirectTo === 'home' || redirectTo === 'login';
    return (
      this.#inApp(page ? this.#pages[redirectTo] : redirectTo, true) ??
      this.#inApp(this.#pages.login, redirectTo !== 'login') ??
      this.#route(DEFAULT_PAGES.login)
    );
  }

  /** What the server names, relative to the origin; the login page in place of what is not safe. */
  fromServer(redirectUrl: string): Destination {
    const url = this.#check(redirectUrl, true);
    return url ? this.#destination(url) : this.named('login');
  }

  /** Whether `url` is the app's login or home page, whatever its query says. */
  isPage(url: string): boolean {
    const pages = [this.#pages.login, this.#pages.home];
    return pages.some((page) => place(this.#inApp(page, false)?.url) === place(url));
  }

  #inApp(target: string, report: boolean): Destination | undefined {
    const url = this.#check(target, report);
    if (!url) return undefined;
    // With a scheme it names its place in full; without one it is a path of the app.
    if (URL.canParse(target)) return this.#destination(url);
    return this.#route(url.pathname + url.search + url.hash);
  }

  #check(target: string, report: boolean): URL | undefined {
    const base = new URL('/', this.#document.baseURI).href;
    const allowedOrigins = [...this.#allowedByApp, ...this.#allowedByBackend];
    const url = safeRedirect(target, { base, allowedOrigins });
    if (!url && report) this.#errorHandler.handleError(refusal(target));
    return url;
  }

  #route(route: string): Destination {
    return { url: this.#external(route), route };
  }

  #destination({ href }: URL): Destination {
    const root = this.#external('/');
    return href.startsWith(root)
      ? { url: href, route: '/' + href.slice(root.length) }
      : { url: href };
  }

  /** The absolute URL of a route: base href and location strategy are Angular's. */
  #external(route: string): string {
    return new URL(this.#location.prepareExternalUrl(route), this.#document.baseURI).href;
  }
}

/** A URL without its query and fragment, and without a slash at its end. */
function place(url: string | undefined): string | undefined {
  return url?.replace(/\/?([?#].*)?$/, '');
}

function refusal(target: string): Error {
  return new Error(
    coded(
      201,
      ngDevMode &&
        `'${target}' was not redirected to: it leaves the app. ` +
          'Name its origin in withAllowedRedirects() if that is meant; the login page is shown.',
    ),
  );
}
