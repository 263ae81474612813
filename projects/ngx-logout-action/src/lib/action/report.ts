import { ErrorHandler, inject } from '@angular/core';

import { LogoutError } from './errors';

/**
 * Returns what reports errors to the app. An `ErrorHandler` that throws must not break what reports to it: the caller of
 * a sign-out gets its outcome, and the app starts. Must be called in an injection context.
 * @hidden
 */
export function injectReport(): (error: unknown) => void {
  const handler = inject(ErrorHandler);
  return (error) => {
    try {
      handler.handleError(error);
    } catch (thrown) {
      // The handler of TestBed throws what it is given. A failed sign-out is in the outcome already.
      if (thrown === error && error instanceof LogoutError) return;
      setTimeout(() => {
        throw thrown;
      });
    }
  };
}
