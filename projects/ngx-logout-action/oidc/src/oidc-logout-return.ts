import { DOCUMENT, isPlatformBrowser } from '@angular/common';
import { ErrorHandler, inject, Injectable, PLATFORM_ID } from '@angular/core';

const KEY = 'ngx-logout-action:oidc';

/** What was given to the provider to bring back, and where it has to bring it. */
interface Expected {
  readonly state: string;
  readonly at: string;
}

/**
 * How this page was come to:
 *
 * - `none`: not from a sign-out at the provider.
 * - `completed`: the provider has sent the person back with the state that it was given. Whether it has ended its
 *   session is between the two of them: who says "no" there is sent back as well.
 * - `state-missing`: back, but without the state. The provider does not keep it, or the person came by himself.
 * - `state-mismatch`: back with another state than was given. Somebody else has made this address.
 */
export type OidcReturn = 'none' | 'completed' | 'state-missing' | 'state-mismatch';

/** Looks at the return from the provider (RP-Initiated Logout 1.0, section 3). */
@Injectable({ providedIn: 'root' })
export class OidcLogoutReturn {
  readonly #document = inject(DOCUMENT);
  readonly #browser = isPlatformBrowser(inject(PLATFORM_ID));

  /** How this page was come to, as it was when the app started. */
  readonly result: OidcReturn = this.#browser ? this.#read() : 'none';

  constructor() {
    if (this.result !== 'state-mismatch') return;
    inject(ErrorHandler).handleError(
      new Error(
        `LOGOUT-205${
          ngDevMode
            ? ': the state that came back from the provider is another one than was given to it. ' +
              'The person is signed out here; who has sent this address is not known.'
            : ''
        }`,
      ),
    );
  }

  /** @internal Remembers what has to come back. */
  expect(expected: Expected): void {
    try {
      this.#storage?.setItem(KEY, JSON.stringify(expected));
    } catch {
      // Without storage nothing is expected, and the return is one like any other.
    }
  }

  #read(): OidcReturn {
    const expected = this.#expected();
    const here = new URL(this.#document.location.href);
    if (!expected || placeOf(expected.at) !== placeOf(here.href)) return 'none';
    this.#storage?.removeItem(KEY);
    const state = here.searchParams.get('state');
    if (state === null) return 'state-missing';
    here.searchParams.delete('state');
    this.#document.defaultView?.history.replaceState(null, '', here.href);
    return state === expected.state ? 'completed' : 'state-mismatch';
  }

  #expected(): Expected | undefined {
    try {
      return JSON.parse(this.#storage?.getItem(KEY) ?? 'null') as Expected | undefined;
    } catch {
      return undefined;
    }
  }

  /** Reading it throws where the browser forbids it. */
  get #storage(): Storage | undefined {
    return this.#document.defaultView?.sessionStorage;
  }
}

function placeOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
