import { DOCUMENT, isPlatformBrowser } from '@angular/common';
import { inject, Injectable, PLATFORM_ID } from '@angular/core';

import {
  ɵdocumentProperty as documentProperty,
  ɵinjectReport as injectReport,
  ɵPageLifecycle as PageLifecycle,
} from 'ngx-logout-action';

const KEY = 'ngx-logout-action:oidc';

/** What the provider is expected to send back, and to which URL. */
interface ExpectedReturn {
  readonly state: string;
  readonly at: string;
}

/**
 * How the user arrived at this page:
 *
 * - `none`: not from a sign-out at the provider.
 * - `completed`: the provider sent the user back with the right state. This includes users who declined to sign out
 *   there.
 * - `state-missing`: the user is back without a state: the provider dropped it, or the user came another way.
 * - `state-mismatch`: the user is back with another state, so someone else may have crafted the URL.
 */
export type OidcReturn = 'none' | 'completed' | 'state-missing' | 'state-mismatch';

/**
 * Recognizes the return from the provider (RP-Initiated Logout 1.0, section 3).
 *
 * @example
 * ```ts
 * if (inject(OidcLogoutReturn).result === 'completed') showMessage('You have signed out.');
 * ```
 */
@Injectable({ providedIn: 'root' })
export class OidcLogoutReturn {
  readonly #document = inject(DOCUMENT);
  readonly #window = documentProperty(this.#document, 'defaultView');
  #expected: ExpectedReturn | undefined;

  /** How the user arrived at this page when the app started. */
  readonly result: OidcReturn = isPlatformBrowser(inject(PLATFORM_ID)) ? this.#read() : 'none';

  constructor() {
    if (this.result === 'state-mismatch') injectReport()(mismatch());
    // Stores late, because the cleanup of the sign-out may clear the storage.
    inject(PageLifecycle).leaving$.subscribe(() => this.#store());
  }

  /** Stores what the provider is expected to send back, once the document leaves. @internal */
  expect(expected: ExpectedReturn): void {
    this.#expected = expected;
  }

  #store(): void {
    if (!this.#expected) return;
    try {
      this.#storage?.setItem(KEY, JSON.stringify(this.#expected));
    } catch {
      // Without storage, the return cannot be recognized.
    }
  }

  #read(): OidcReturn {
    const expected = this.#take();
    const here = new URL(this.#document.location.href);
    if (!expected || placeOf(expected.at) !== placeOf(here.href)) return 'none';
    this.#forget();
    const state = here.searchParams.get('state');
    here.searchParams.delete('state');
    here.hash ||= new URL(expected.at).hash;
    this.#window?.history.replaceState(null, '', here.href);
    if (state === null) return 'state-missing';
    return state === expected.state ? 'completed' : 'state-mismatch';
  }

  /** Takes the stored value, if it is valid. */
  #take(): ExpectedReturn | undefined {
    try {
      const stored = this.#storage?.getItem(KEY) ?? null;
      if (stored === null) return undefined;
      const { state, at } = (parse(stored) ?? {}) as Record<string, unknown>;
      if (isText(state) && isText(at) && URL.canParse(at)) return { state, at };
      this.#forget();
    } catch {
      // Reading storage throws where the browser blocks it.
    }
    return undefined;
  }

  #forget(): void {
    this.#storage?.removeItem(KEY);
  }

  get #storage(): Storage | undefined {
    return this.#window?.sessionStorage;
  }
}

function placeOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function mismatch(): Error {
  return new Error(
    `LOGOUT-205${
      ngDevMode
        ? ': The state in the URL does not match the one sent to the provider, so someone else may have crafted this ' +
          'URL. The user is signed out of the app. See docs/errors#logout-205'
        : ''
    }`,
  );
}
