import { inject } from '@angular/core';
import { map, type Observable, tap } from 'rxjs';

import { LogoutActionService } from '../action/logout-action.service';
import type { LogoutResult } from '../action/logout-outcome';
import { LogoutBackend } from '../call/logout-backend';
import { RedirectResolver } from '../call/redirect-resolver';
import { awaitAnswer } from '../call/request';
import { LOGOUT_CONFIG } from '../config';

/**
 * Sends the configured request of the default action again, without guards, events, or a redirect. Must be called in an
 * injection context.
 *
 * @param limit the maximum time in milliseconds.
 * @param abandoned$ aborts the request when it emits.
 * @throws if the configuration is not available yet.
 */
export function resendLogout(
  limit: number,
  abandoned$: Observable<unknown>,
): Observable<LogoutResult> {
  const { defaultAction: action } = inject(LogoutActionService);
  const { redirectTo, redirectMode, timeout } = action.options();
  const { http, session } = inject(LOGOUT_CONFIG);
  const request = { action: action.name, returnTo: inject(RedirectResolver).named(redirectTo).url };
  const settings = http?.()();
  const tracker = session?.();
  const backend = inject(LogoutBackend);
  return awaitAnswer(
    () => backend.logout(request),
    request,
    Math.min(timeout || limit, limit),
    abandoned$,
  ).pipe(
    map((result) =>
      result.status === 'succeeded' ? (tracker?.judge(result, request) ?? result) : result,
    ),
    tap(({ status }) => {
      if (status !== 'succeeded' || redirectMode === 'document') return;
      // The sign-out may have deleted the token that the next sign-in needs.
      settings?.refreshToken?.(request).subscribe({ error: () => undefined });
    }),
  );
}
