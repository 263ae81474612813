import type { LogoutError } from '../action/errors';
import type { LogoutAction } from '../action/logout-action';
import type { LogoutOutcome } from '../action/logout-outcome';
import { injectReport } from '../action/report';
import { isPromiseLike } from '../call/answer';
import { feature, type LogoutFeature } from '../config';
import { checkFunctions } from './option-rules';

/** What a failure handler gets about a failed sign-out. */
export interface LogoutFailure {
  /** The action that failed. */
  action: LogoutAction;
  /** Makes the same call again, even if the page of the button was destroyed. The promise never rejects. */
  retry: () => Promise<LogoutOutcome>;
}

/**
 * Handles all failed sign-outs in one place, whether or not the default success handler is on or the button still
 * exists. Failures are then no longer reported to `ErrorHandler`. If `withOfflineLogout` completes a sign-out later, the
 * handler is only called if that fails permanently.
 *
 * @param handler is called for each failure, for example to notify the user. Runs in an injection context, after `onError`.
 * @throws LogoutConfigurationError LOGOUT-103 for anything but a function, in development.
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
  if (ngDevMode) checkFunctions('withFailureHandler', [handler]);
  return feature('failures', {
    onFailure: (error, { action, source }) => {
      const report = injectReport();
      // All actions are instances of LogoutAction.
      const failure = { action: action as LogoutAction, retry: source.retry };
      const answer: unknown = handler(error, failure);
      if (isPromiseLike(answer)) answer.then(undefined, report);
    },
  });
}
