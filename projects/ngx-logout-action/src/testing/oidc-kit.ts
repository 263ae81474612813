import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type EnvironmentProviders, ErrorHandler, type Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import {
  LogoutActionService,
  type LogoutFeature,
  LogoutNavigator,
  type LogoutOutcome,
  provideLogoutAction,
} from 'ngx-logout-action';
import {
  oidcLogoutInterceptor,
  type OidcLogoutOptions,
  type OidcLogoutResult,
  withOidcLogout,
} from 'ngx-logout-action/oidc';

import { RecordingNavigator, settle } from './lab';

export const ISSUER = 'https://id.example.org';
export const DISCOVERY = `${ISSUER}/.well-known/openid-configuration`;
export const REVOCATION = `${ISSUER}/revoke`;
export const END = `${ISSUER}/end`;
export const METADATA = {
  issuer: ISSUER,
  end_session_endpoint: END,
  revocation_endpoint: REVOCATION,
};

/** Names the endpoint, which skips discovery. */
export const KNOWN_ENDPOINT: Partial<OidcLogoutOptions> = {
  issuer: undefined,
  endSessionEndpoint: END,
};

interface OidcSetup {
  readonly features?: LogoutFeature[];
  readonly providers?: (Provider | EnvironmentProviders)[];
}

/** Sets up an app that signs out at a provider, and records its requests and navigations. */
export function setupOidc(
  options: Partial<OidcLogoutOptions> | (() => OidcLogoutOptions) = {},
  { features = [], providers = [] }: OidcSetup = {},
) {
  const navigator = new RecordingNavigator();
  const errors: unknown[] = [];
  const given =
    typeof options === 'function'
      ? options
      : { issuer: ISSUER, clientId: 'app', idToken: () => 'id-token', ...options };
  TestBed.configureTestingModule({
    rethrowApplicationErrors: false,
    providers: [
      provideRouter([]),
      provideHttpClient(withInterceptors([oidcLogoutInterceptor])),
      provideHttpClientTesting(),
      { provide: ErrorHandler, useValue: { handleError: (error: unknown) => errors.push(error) } },
      provideLogoutAction({}, withOidcLogout(given), ...features),
      { provide: LogoutNavigator, useValue: navigator },
      ...providers,
    ],
  });
  const { defaultAction: action } = TestBed.inject(LogoutActionService);
  return { action, navigator, errors, http: TestBed.inject(HttpTestingController) };
}

/** Signs out after discovery. */
export async function signOutAtProvider(...setup: Parameters<typeof setupOidc>) {
  const lab = setupOidc(...setup);
  const outcome = lab.action.invoke();
  await settle();
  for (const request of lab.http.match(DISCOVERY)) request.flush(METADATA);
  await settle();
  return { ...lab, outcome };
}

export const parametersOf = (url: string | undefined) =>
  Object.fromEntries(new URL(url ?? '').searchParams.entries());

/** The result of a successful sign-out at the provider. */
export async function resultOf(outcome: Promise<LogoutOutcome>): Promise<OidcLogoutResult> {
  const settled = await outcome;
  if (settled.status !== 'succeeded') throw new Error(`The sign-out is ${settled.status}.`);
  return settled.response.body as OidcLogoutResult;
}
