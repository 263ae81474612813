/**
 * `ngx-logout-action/devtools`: the Actions dialog.
 *
 * @module ngx-logout-action/devtools
 */
export { LogoutCallTimeline } from './calls/call-timeline';
export { withActionsDialog } from './with-actions-dialog';
