import { LogoutConfigurationError } from '../model/configuration-error';
import { LOGOUT_ALLOWED_REDIRECTS } from '../navigation/pages';
import { isWebOrigin } from '../redirect/safe-redirect';
import type { LogoutFeature } from './logout-feature';

/**
 * Allows redirects to other origins, each written exactly as `https://id.example.org`.
 *
 * @throws LogoutConfigurationError LOGOUT-107 for anything but an origin.
 */
export function withAllowedRedirects(...origins: string[]): LogoutFeature {
  const wrong = origins.find((origin) => !isWebOrigin(origin));
  if (wrong !== undefined) {
    throw new LogoutConfigurationError(
      107,
      ngDevMode &&
        `'${wrong}' is not an origin. Write scheme, host and, if it is not the usual one, port: ` +
          "'https://id.example.org'.",
    );
  }
  return {
    kind: 'redirects',
    providers: [{ provide: LOGOUT_ALLOWED_REDIRECTS, useValue: origins }],
  };
}
