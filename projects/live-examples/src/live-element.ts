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

/** The configuration that all examples need on a page of the documentation. */
const pageConfig: ApplicationConfig = {
  providers: [
    // Over https, the server's cookies have a prefix that no sibling domain can set.
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

/** Creates a custom element that runs a separate app while it is in the document. */
export function liveElement(
  component: Type<unknown>,
  config: ApplicationConfig,
): CustomElementConstructor {
  const exampleConfig: ApplicationConfig = {
    providers: [{ provide: EXAMPLE, useValue: component }],
  };
  return class extends HTMLElement {
    #app: Promise<ApplicationRef> | undefined;

    connectedCallback(): void {
      const root = document.createElement('div');
      this.replaceChildren(root);
      this.#app = createApplication(mergeApplicationConfig(pageConfig, config, exampleConfig));
      void this.#app.then((app) => {
        if (root.isConnected) app.bootstrap(ExampleRoot, root);
      });
    }

    disconnectedCallback(): void {
      void this.#app?.then((app) => app.destroy());
    }
  };
}
