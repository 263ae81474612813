import { ErrorHandler, inject } from '@angular/core';

import { LogoutError } from './errors';

/**
 * Returns a function that reports errors to the app. If the `ErrorHandler` throws, the sign-out still gets its outcome, and the
 * app still starts. Must be called in an injection context.
 * @hidden
 */
export function injectReport(): (error: unknown) => void {
  const handler = inject(ErrorHandler);
  return (error) => {
    try {
      handler.handleError(error);
    } catch (thrown) {
      // The handler of TestBed rethrows errors. A failed sign-out is already in the outcome.
      if (thrown === error && error instanceof LogoutError) return;
      throwLater(thrown);
    }
  };
}

/** Throws an error of the app later, where it stops no sign-out. */
export function throwLater(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}
