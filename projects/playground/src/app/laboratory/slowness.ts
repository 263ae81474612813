import type { HttpInterceptorFn } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { delay } from 'rxjs';

import { LOGOUT_REQUEST } from 'ngx-logout-action';

/** How slow answers to sign-outs are, if the server takes no orders. */
@Injectable({ providedIn: 'root' })
export class Slowness {
  /** Milliseconds that the answer takes on its way. */
  readonly answer = signal(0);
}

/** Delays the answers to sign-outs. */
export const slowAnswers: HttpInterceptorFn = (request, next) => {
  const milliseconds = request.context.get(LOGOUT_REQUEST) ? inject(Slowness).answer() : 0;
  return milliseconds === 0 ? next(request) : next(request).pipe(delay(milliseconds));
};
