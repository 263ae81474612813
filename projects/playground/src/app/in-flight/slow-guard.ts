import type { HttpInterceptorFn } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { delay } from 'rxjs';

import { LOGOUT_REQUEST, type LogoutGuard } from 'ngx-logout-action';

/** The settings on the in-flight behavior page. */
@Injectable({ providedIn: 'root' })
export class Slowness {
  /** Milliseconds that the guard takes to answer. */
  readonly guard = signal(0);
  /** Milliseconds that the server takes to answer. */
  readonly server = signal(1_000);
  /** Milliseconds that the answer takes on its way, if the server takes no orders. */
  readonly answer = signal(0);
  /** Whether the guard is broken. */
  readonly guardThrows = signal(false);
}

/** Lets every call pass after the chosen delay, like a dialog that takes the user time to answer. */
export const slowGuard: LogoutGuard = () => {
  const slowness = inject(Slowness);
  if (slowness.guardThrows()) throw new Error('The guard is broken.');
  const milliseconds = slowness.guard();
  if (milliseconds === 0) return true;
  return new Promise((resolve) => setTimeout(() => resolve(true), milliseconds));
};

/** Delays the answers to sign-outs. */
export const slowAnswers: HttpInterceptorFn = (request, next) => {
  const milliseconds = request.context.get(LOGOUT_REQUEST) ? inject(Slowness).answer() : 0;
  return milliseconds === 0 ? next(request) : next(request).pipe(delay(milliseconds));
};
