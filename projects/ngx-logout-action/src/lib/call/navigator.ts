import { DOCUMENT } from '@angular/common';
import { inject, Injectable, Injector } from '@angular/core';
import { Router } from '@angular/router';

import { createElement, documentProperty } from '../page/document-property';
import { dropState } from '../page/reload-afresh';

/**
 * Navigates to the page after a sign-out. Replace it with a provider, for example for Ionic.
 *
 * @example
 * ```ts
 * providers: [{ provide: LogoutNavigator, useClass: IonicLogoutNavigator }]
 * ```
 */
@Injectable({ providedIn: 'root', useFactory: () => inject(RouterNavigator) })
export abstract class LogoutNavigator {
  /**
   * Navigates to a route of the app and replaces the current history entry.
   *
   * @param url the route, which begins with exactly one slash.
   * @returns whether the navigation is done: arrived, already there, or superseded by another navigation. After
   * `false`, the library loads the route as a document.
   */
  abstract toRoute(url: string): Promise<boolean>;

  /**
   * Loads a document and replaces the current history entry.
   *
   * @param url the absolute, checked URL.
   */
  abstract toDocument(url: string): void;

  /** Replaces form POSTs of the document in tests. */
  ɵtoForm?(url: string): void;
}

/**
 * Navigates with Angular's Router, and loads documents with `location.replace`.
 * @hidden
 */
@Injectable({ providedIn: 'root' })
export class RouterNavigator implements LogoutNavigator {
  readonly #injector = inject(Injector);
  readonly #document = inject(DOCUMENT);

  async toRoute(url: string): Promise<boolean> {
    // Injected late, because the app may still be starting.
    const router = this.#injector.get(Router);
    try {
      if (await router.navigateByUrl(url, { replaceUrl: true })) return true;
      // `false` may also mean superseded by another navigation, or already there.
      return (
        !!router.currentNavigation() || router.url === router.serializeUrl(router.parseUrl(url))
      );
    } catch {
      return false;
    }
  }

  toDocument(url: string): void {
    const { location } = this.#document;
    const withoutFragment = (href: string) => href.split('#')[0];
    const isHere = withoutFragment(url) === withoutFragment(location.href);
    if (isHere) dropState(this.#document, url);
    // `replace` does not load the document if only the fragment differs.
    if (isHere && url.includes('#')) location.reload();
    else location.replace(url);
  }
}

/** Leaves the document with a form POST. The form does not stay in the document. */
export function submitForm(
  navigator: LogoutNavigator,
  document: Document,
  url: string,
  fields: Readonly<Record<string, string>>,
): void {
  if (navigator.ɵtoForm) {
    navigator.ɵtoForm(url);
    return;
  }
  const form = createElement(document, 'form');
  form.method = 'post';
  form.action = url;
  form.target = '_self';
  form.acceptCharset = 'utf-8';
  form.hidden = true;
  const inputs = Object.entries(fields).map(([name, value]) => {
    const input = createElement(document, 'input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    return input;
  });
  // From here on, a field named `submit` or `remove` hides the method with this name.
  form.append(...inputs);
  const root = documentProperty(document, 'documentElement');
  root.append(form);
  try {
    HTMLFormElement.prototype.submit.call(form);
  } finally {
    root.removeChild(form);
  }
}
