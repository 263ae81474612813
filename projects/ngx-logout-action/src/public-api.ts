/**
 * All of the main entry point, `ngx-logout-action`.
 *
 * @module api
 */
export { injectLogoutAction } from './lib/action/inject-logout-action';
export { LogoutActionService, type LogoutActionLifetime } from './lib/action/logout-action.service';
export {
  CALL_WATCHER as ɵCALL_WATCHER,
  type CallWatcher as ɵCallWatcher,
  type LogoutCallStep as ɵLogoutCallStep,
  type WatchedCall as ɵWatchedCall,
} from './lib/action/call-watcher';
export { ActionDirectory as ɵActionDirectory } from './lib/action/action-directory';
export { LiveLogoutAction as ɵLiveLogoutAction } from './lib/action/live-logout-action';
export {
  OPTION_CHOICES as ɵOPTION_CHOICES,
  OPTION_DEFAULTS as ɵOPTION_DEFAULTS,
} from './lib/action/option-table';
export { type LogoutGuard } from './lib/action/logout-guards';
export { LOGOUT_REQUEST, type HttpLogoutOptions } from './lib/backend/http-logout-options';
export { LogoutBackend } from './lib/backend/logout-backend';
export { LogoutActionDirective } from './lib/directives/logout-action.directive';
export { SpinnerContextDirective } from './lib/directives/spinner-context.directive';
export { LOGOUT_APP_ACTIONS as ɵLOGOUT_APP_ACTIONS } from './lib/events/app-actions';
export { LogoutEventRegistry } from './lib/events/logout-event-registry';
export { LogoutConfigurationError } from './lib/model/configuration-error';
export { type InFlightBehavior } from './lib/model/in-flight-behavior';
export { LogoutAction, type LogoutActionOwner } from './lib/model/logout-action';
export { type LogoutCall } from './lib/model/logout-call';
export { LogoutError, type LogoutErrorKind } from './lib/model/logout-error';
export {
  type LogoutBeforeUpdateEvent,
  type LogoutDecision,
  type LogoutErrorEvent,
  type LogoutEventName,
  type LogoutEventTarget,
  type LogoutEventTargetOf,
  type LogoutEventTargets,
  type LogoutSuccessEvent,
} from './lib/model/logout-events';
export {
  type LogoutActionOptions,
  type ResolvedLogoutActionOptions,
} from './lib/model/logout-options';
export {
  type LogoutDiscardReason,
  type LogoutOutcome,
  type LogoutRequest,
  type LogoutResponse,
} from './lib/model/logout-outcome';
export { LogoutNavigator } from './lib/navigation/logout-navigator';
export {
  BACKEND_ORIGINS as ɵBACKEND_ORIGINS,
  LOGOUT_ALLOWED_REDIRECTS as ɵLOGOUT_ALLOWED_REDIRECTS,
  type LogoutPages,
} from './lib/navigation/pages';
export { RouterNavigator as ɵRouterNavigator } from './lib/navigation/router-navigator';
export { LogoutActionModule } from './lib/providers/logout-action.module';
export { type LogoutFeature, type LogoutFeatureKind } from './lib/providers/logout-feature';
export { provideLogoutAction } from './lib/providers/provide-logout-action';
export { withActions } from './lib/providers/with-actions';
export { withAllowedRedirects } from './lib/providers/with-allowed-redirects';
export { withCleanup } from './lib/providers/with-cleanup';
export { withHttpLogout } from './lib/providers/with-http-logout';
export { withLogoutBackend } from './lib/providers/with-logout-backend';
export { withLogoutGuards } from './lib/providers/with-logout-guards';
export { withPages } from './lib/providers/with-pages';
export { withSession } from './lib/providers/with-session';
export { withSpinner } from './lib/providers/with-spinner';
export { withTabSync } from './lib/providers/with-tab-sync';
export { isSafeRedirect, type SafeRedirectOptions } from './lib/redirect/safe-redirect';
export { clearCaches, clearStorage } from './lib/session/clear-storage';
export { type LogoutCleanupTask } from './lib/session/local-cleanup';
export { type LogoutSession } from './lib/session/session-check';
export { SpinnerContextService } from './lib/spinner/spinner-context.service';
export { type SpinnerOptions } from './lib/spinner/spinner-options';
export { type ShownTask, type SpinnerTask } from './lib/spinner/spinner-task';
export { spinnerWhile } from './lib/spinner/spinner-while';
export { type TabSyncOptions } from './lib/session/tab-channel';
