/**
 * `ngx-logout-action/devtools`: the Actions dialog.
 *
 * @module api-devtools
 */
export { LogoutCallTimeline } from './calls/call-timeline';
export { withActionsDialog } from './with-actions-dialog';
