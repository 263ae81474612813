/**
 * `ngx-logout-action/oidc`: also signs out of an OpenID Provider.
 *
 * @module ngx-logout-action/oidc
 */
export { oidcLogoutInterceptor } from './oidc-logout-interceptor';
export { OidcLogoutReturn, type OidcReturn } from './oidc-logout-return';
export { type OidcLogoutOptions, type OidcToken } from './oidc-logout-options';
export { type OidcLogoutResult } from './oidc-logout-result';
export { withOidcLogout } from './with-oidc-logout';
