import type { LogoutError } from '../action/errors';
import type { LogoutAction } from '../action/logout-action';
import type { LogoutOutcome } from '../action/logout-outcome';
import { feature, type LogoutFeature } from '../config';

/** What a failure handler can do about a failed sign-out. */
export interface LogoutFailure {
  /** The action that failed. */
  action: LogoutAction;
  /** Makes the same call again, also if the page with the button is gone. The promise never rejects. */
  retry: () => Promise<LogoutOutcome>;
}

/**
 * Handles every failed sign-out in one place, whatever `useDefaultSuccessHandler` says and whether or not the button
 * still exists. Failures are no longer reported to `ErrorHandler`. A sign-out that `withOfflineLogout` completes later is
 * handled only if it fails in the end.
 *
 * @param handler notifies the user. Runs in an injection context, after `onError`.
 * @example
 * ```ts
 * withFailureHandler((error, { retry }) => {
 *   const snackBar = inject(MatSnackBar).open('You may still be signed in.', 'Try again');
 *   snackBar.onAction().subscribe(() => retry());
 * })
 * ```
 */
export function withFailureHandler(
  handler: (error: LogoutError, failure: LogoutFailure) => void,
): LogoutFeature {
  return feature('failures', {
    onFailure: (error, { action, source }) =>
      // The only actions are instances of LogoutAction.
      handler(error, { action: action as LogoutAction, retry: source.retry }),
  });
}
