import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';

import { type LogoutNavigator, ɵRouterNavigator as RouterNavigator } from 'ngx-logout-action';

import { isEndSessionUrl } from './end-session-url';
import { OIDC_LOGOUT_OPTIONS } from './oidc-logout-options';
import { OidcLogoutReturn } from './oidc-logout-return';

/** Goes where the default navigator goes; to the provider it goes as it was asked to, and remembers the state. */
@Injectable({ providedIn: 'root' })
export class OidcNavigator implements LogoutNavigator {
  readonly #navigator = inject(RouterNavigator);
  readonly #document = inject(DOCUMENT);
  readonly #return = inject(OidcLogoutReturn);
  readonly #options = inject(OIDC_LOGOUT_OPTIONS);

  toRoute(url: string): Promise<boolean> {
    return this.#navigator.toRoute(url);
  }

  toDocument(url: string): void {
    const target = new URL(url);
    if (!isEndSessionUrl(target)) return this.#navigator.toDocument(url);
    const { searchParams } = target;
    // Not before now: the cleanup of the sign-out may have emptied the storage.
    this.#return.expect({
      state: searchParams.get('state') ?? '',
      at: searchParams.get('post_logout_redirect_uri') ?? '',
    });
    if (this.#options.method === 'post') this.#submit(target);
    else this.#navigator.toDocument(url);
  }

  /** RP-Initiated Logout 1.0, section 2: providers take a form as well. */
  #submit(target: URL): void {
    const form = this.#document.createElement('form');
    form.method = 'post';
    form.hidden = true;
    for (const [name, value] of target.searchParams) {
      const field = this.#document.createElement('input');
      field.type = 'hidden';
      field.name = name;
      field.value = value;
      form.append(field);
    }
    form.action = target.origin + target.pathname;
    this.#document.body.append(form);
    form.submit();
  }
}
