/**
 * `ngx-logout-action/idle`: signs out inactive users.
 *
 * @module ngx-logout-action/idle
 */
export { IdleLogout } from './idle-logout';
export { type IdleLogoutOptions, type IdleTextOptions, type IdleTexts } from './idle-options';
export { type IdleState } from './idle-timer';
export { withIdleLogout } from './with-idle-logout';
