export { LogoutCallTimeline } from './calls/call-timeline';
export { withActionsDialog } from './with-actions-dialog';
