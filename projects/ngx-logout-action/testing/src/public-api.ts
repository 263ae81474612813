/**
 * `ngx-logout-action/testing`: answers the server's part in unit tests. Requires `@angular/cdk`.
 *
 * @module ngx-logout-action/testing
 */
export { LogoutActionHarness, type LogoutActionHarnessFilters } from './logout-action-harness';
export { LogoutTestRequest } from './logout-test-request';
export { LogoutTestingController } from './logout-testing-controller';
export { provideLogoutActionTesting } from './provide-logout-action-testing';
export {
  SpinnerContextHarness,
  type SpinnerContextHarnessFilters,
} from './spinner-context-harness';
