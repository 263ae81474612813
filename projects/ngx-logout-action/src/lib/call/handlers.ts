import { ErrorHandler, inject } from '@angular/core';
import { EMPTY, type Observable } from 'rxjs';

import type { LogoutOutcome } from '../action/logout-outcome';
import { notify } from './events';
import { redirectTo } from './redirect';
import type { RunningCall } from './running-call';

/**
 * Step 7: the default success handler or the configured events, never both (the documentation page, "Use default
 * success handler"). A failure never redirects. Completes when the redirect has.
 */
export function handleOutcome(call: RunningCall, outcome: LogoutOutcome): Observable<void> {
  const { options, redirect } = call;
  const byDefault = options.useDefaultSuccessHandler;
  if (outcome.status === 'succeeded') {
    const { response, alreadySignedOut } = outcome;
    if (!byDefault) notify(call, 'onSuccess', { response });
    else if (redirect) return redirectTo(redirect, { ...options, alreadySignedOut });
  } else if (outcome.status === 'failed') {
    const { error } = outcome;
    if (byDefault) inject(ErrorHandler).handleError(error);
    else notify(call, 'onError', { error });
  }
  return EMPTY;
}
