import {
  type EnvironmentProviders,
  InjectionToken,
  type Provider,
  type Signal,
} from '@angular/core';

/** The provider that the server has named in the page. */
export const issuer =
  document.querySelector<HTMLMetaElement>('meta[name=openid-provider]')?.content ?? '';

/** Each library has its own address, to which the provider returns. */
export const path = location.pathname;
export const address = location.origin + path;
export const scope = 'openid profile';

/** What the page needs of a library. */
export interface Client {
  /** Takes what the provider has sent; answers when it is known who is signed in. */
  start(): Promise<void>;
  signIn(): void;
  readonly user: Signal<string>;
  /** Asks for new tokens, where a test wants it. */
  refresh?(): Promise<unknown>;
  /** Where a test looks whether it is dead. */
  refreshToken?(): string | undefined;
}

export const CLIENT = new InjectionToken<Client>('CLIENT');

export interface Recipe {
  readonly providers: (Provider | EnvironmentProviders)[];
}
