/**
 * `ngx-logout-action/devtools`: the Actions dialog. Needs `@angular/cdk`.
 *
 * @module api-devtools
 */
export { LogoutCallTimeline } from './calls/call-timeline';
export { withActionsDialog } from './with-actions-dialog';
