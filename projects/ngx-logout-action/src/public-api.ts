/**
 * The main entry point, `ngx-logout-action`.
 *
 * @module ngx-logout-action
 */
export {
  eventTargets as ɵeventTargets,
  LogoutAction,
  type LogoutActionOptions,
  type LogoutActionOwner,
  type LogoutBeforeUpdateEvent,
  type LogoutErrorEvent,
  type LogoutEventTargetOf,
  type LogoutSuccessEvent,
  type ResolvedLogoutActionOptions,
} from './lib/action/logout-action';
export { LogoutActionDirective } from './lib/action/logout-action.directive';
export {
  createActionFor as ɵcreateActionFor,
  injectLogoutAction,
  type LogoutActionLifetime,
  LogoutActionService,
  proposeActionName as ɵproposeActionName,
} from './lib/action/logout-action.service';
export {
  LogoutConfigurationError,
  LogoutError,
  type LogoutErrorKind,
  type LogoutErrorOptions,
} from './lib/action/errors';
export { LogoutEventRegistry } from './lib/action/logout-event-registry';
export {
  type LogoutDecision,
  type LogoutEventName,
  type LogoutEventTarget,
  type LogoutEventTargets,
} from './lib/action/event-targets';
export {
  type InFlightBehavior,
  type LogoutCall,
  type LogoutProperties,
  type ResolvedLogoutProperties,
} from './lib/action/logout-options';
export {
  OPTION_CHOICES as ɵOPTION_CHOICES,
  OPTION_DEFAULTS as ɵOPTION_DEFAULTS,
} from './lib/action/option-table';
export {
  type LogoutDiscardReason,
  type LogoutOutcome,
  type LogoutRequest,
  type LogoutResponse,
} from './lib/action/logout-outcome';
export { LOGOUT_REQUEST } from './lib/call/http-request';
export { LogoutBackend } from './lib/call/logout-backend';
export { redirectTo as ɵredirectTo } from './lib/call/redirect';
export { RedirectResolver as ɵRedirectResolver } from './lib/call/redirect-resolver';
export { LogoutNavigator } from './lib/call/navigator';
export {
  type CallStep as ɵCallStep,
  type CallTrace as ɵCallTrace,
  type Trace as ɵTrace,
} from './lib/call/running-call';
export { type LogoutResponseRules } from './lib/call/read-response';
export { isSafeRedirect, type SafeRedirectOptions } from './lib/call/safe-redirect';
export {
  feature as ɵfeature,
  type IdleWatch as ɵIdleWatch,
  LOGOUT_CONFIG as ɵLOGOUT_CONFIG,
  type LogoutFeature,
  type LogoutFeatureKind,
  type SessionKnowledge as ɵSessionKnowledge,
} from './lib/config';
export { injectReport as ɵinjectReport } from './lib/action/report';
export { documentProperty as ɵdocumentProperty } from './lib/page/document-property';
export { hideDocument as ɵhideDocument } from './lib/page/hide-document';
export { PageLifecycle as ɵPageLifecycle } from './lib/page/page-lifecycle';
export { SignOuts as ɵSignOuts } from './lib/page/sign-outs';
export { sharedKey as ɵsharedKey } from './lib/page/shared-key';
export { SpinnerContextDirective } from './lib/spinner/spinner-context.directive';
export {
  AlertDialog as ɵAlertDialog,
  type AlertDialogTexts as ɵAlertDialogTexts,
} from './lib/dialog/alert-dialog';
export { clearCaches, clearStorage } from './lib/features/clear-storage';
export { confirmLogout, type ConfirmLogoutTexts } from './lib/features/confirm-logout';
export { type HttpLogoutOptions } from './lib/features/http-options';
export { type LogoutXsrfOptions } from './lib/features/http-xsrf';
export { withHttpLogout, withLogoutBackend } from './lib/features/backend-features';
export {
  type FormLogoutOptions,
  type FormXsrfOptions,
  withFormLogout,
} from './lib/features/with-form-logout';
export { LogoutActionModule, provideLogoutAction } from './lib/features/provide-logout-action';
export {
  type LogoutPages,
  withAllowedRedirects,
  withPages,
} from './lib/features/redirect-features';
export {
  KEEP_SESSION,
  sessionExpiredInterceptor,
  type SessionExpiredOptions,
} from './lib/features/session-expired-interceptor';
export { withActions } from './lib/features/with-actions';
export { withBeforeLogout } from './lib/features/with-before-logout';
export { type LogoutCleanupTask, withCleanup } from './lib/features/with-cleanup';
export { type LogoutFailure, withFailureHandler } from './lib/features/with-failure-handler';
export { type LogoutGuard, withLogoutGuards } from './lib/features/with-logout-guards';
export { type OfflineLogoutOptions, withOfflineLogout } from './lib/features/with-offline-logout';
export { type LogoutSession, withSession } from './lib/features/with-session';
export { withSpinner } from './lib/features/with-spinner';
export { type TabSyncOptions, withTabSync } from './lib/features/with-tab-sync';
export { SpinnerContextService } from './lib/spinner/spinner-context.service';
export { type SpinnerOptions } from './lib/spinner/spinner-settings';
export { type ShownTask, type SpinnerTask } from './lib/spinner/spinner-task';
export { spinnerWhile } from './lib/spinner/spinner-while';
