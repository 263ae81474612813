import { APP_BASE_HREF } from '@angular/common';
import { provideHttpClient, withXsrfConfiguration } from '@angular/common/http';
import {
  type ApplicationConfig,
  type ApplicationRef,
  CSP_NONCE,
  mergeApplicationConfig,
  type Type,
} from '@angular/core';
import { createApplication } from '@angular/platform-browser';

import { LogoutNavigator } from 'ngx-logout-action';

import { EXAMPLE, ExampleRoot } from './example-root';
import { StayOnPage } from './shared/stay-on-page';

/** What all examples need to run in a page of the documentation. */
const inPage: ApplicationConfig = {
  providers: [
    // Under https, the server's cookies have a prefix that no sibling domain can set.
    provideHttpClient(
      withXsrfConfiguration({
        cookieName: `${location.protocol === 'https:' ? '__Host-' : ''}XSRF-TOKEN`,
      }),
    ),
    { provide: LogoutNavigator, useExisting: StayOnPage },
    { provide: APP_BASE_HREF, useValue: '/docs/' },
    {
      provide: CSP_NONCE,
      useFactory: () => document.querySelector<HTMLElement>('meta[property=csp-nonce]')?.nonce,
    },
  ],
};

/** A custom element that is an app of its own, from when it is added to a page until it is removed. */
export function liveElement(
  component: Type<unknown>,
  config: ApplicationConfig,
): CustomElementConstructor {
  const own: ApplicationConfig = { providers: [{ provide: EXAMPLE, useValue: component }] };
  return class extends HTMLElement {
    #app: Promise<ApplicationRef> | undefined;

    connectedCallback(): void {
      const root = document.createElement('div');
      this.replaceChildren(root);
      this.#app = createApplication(mergeApplicationConfig(inPage, config, own));
      void this.#app.then((app) => {
        if (root.isConnected) app.bootstrap(ExampleRoot, root);
      });
    }

    disconnectedCallback(): void {
      void this.#app?.then((app) => app.destroy());
    }
  };
}
