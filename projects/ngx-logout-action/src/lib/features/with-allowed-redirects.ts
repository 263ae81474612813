import { LogoutConfigurationError } from '../action/configuration-error';
import { isWebOrigin } from '../call/safe-redirect';
import { feature, type LogoutFeature } from './logout-feature';

/**
 * Allows redirects to other origins.
 *
 * @param origins spelled exactly like `https://id.example.org`.
 * @throws LogoutConfigurationError LOGOUT-107 for anything but an origin.
 * @example
 * withAllowedRedirects('https://id.example.org')
 */
export function withAllowedRedirects(...origins: string[]): LogoutFeature {
  const wrong = origins.find((origin) => !isWebOrigin(origin));
  if (wrong !== undefined) {
    throw new LogoutConfigurationError(
      107,
      ngDevMode &&
        `Invalid origin '${wrong}'. Write scheme, host, and port (unless it is the default): ` +
          "'https://id.example.org'.",
    );
  }
  return feature('redirects', { allowedRedirects: origins });
}
