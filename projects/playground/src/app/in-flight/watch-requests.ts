import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { finalize } from 'rxjs';

import { LOGOUT_REQUEST } from 'ngx-logout-action';

import { CallJournal } from './call-journal';

/** Notes when the request of a logout leaves and when its answer is there. */
export const watchRequests: HttpInterceptorFn = (request, next) => {
  if (!request.context.get(LOGOUT_REQUEST)) return next(request);
  const journal = inject(CallJournal);
  const number = journal.current()?.number;
  journal.note(number, { requestedAt: performance.now() });
  return next(request).pipe(
    finalize(() => journal.note(number, { answeredAt: performance.now() })),
  );
};
