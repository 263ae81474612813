import { ErrorHandler, inject, Injector } from '@angular/core';

import { LogoutError } from './errors';

/**
 * Returns a function that reports errors to the app. If the `ErrorHandler` throws, the sign-out still gets its outcome, and the
 * app still starts. Must be called in an injection context.
 *
 * @param handler is needed for reports after the app was destroyed. By default, it is created for the first report, because an
 * `ErrorHandler` of the app may use this library.
 * @hidden
 */
export function injectReport(handler?: ErrorHandler): (error: unknown) => void {
  const injector = inject(Injector);
  return (error) => {
    try {
      handler ??= injector.get(ErrorHandler);
      handler.handleError(error);
    } catch (thrown) {
      // The handler of TestBed rethrows errors. A failed sign-out is already in the outcome.
      if (thrown === error && error instanceof LogoutError) return;
      throwLater(handler ? thrown : error);
    }
  };
}

/** Throws an error of the app later, where it stops no sign-out. */
export function throwLater(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}
