import { inject, type Injector } from '@angular/core';
import { defer, finalize, type MonoTypeOperatorFunction } from 'rxjs';

import { SpinnerContextService } from './spinner-context.service';
import type { SpinnerTask } from './spinner-task';

/**
 * Shows a spinner from each subscription until it completes, fails, or is unsubscribed.
 * Must be called in an injection context, unless you pass an injector.
 *
 * @param task the contexts and the message.
 * @param options the injector to use outside an injection context.
 * @example
 * ```ts
 * readonly #whileSaving = spinnerWhile<void>({ context: 'orders', message: 'Saving' });
 *
 * save() {
 *   return this.#http.put<void>('/orders', this.orders()).pipe(this.#whileSaving);
 * }
 * ```
 */
export function spinnerWhile<T>(
  task: SpinnerTask,
  options: { injector?: Injector | undefined } = {},
): MonoTypeOperatorFunction<T> {
  const spinner = options.injector?.get(SpinnerContextService) ?? inject(SpinnerContextService);
  return (source) =>
    defer(() => {
      const shown = spinner.show(task);
      return source.pipe(finalize(() => shown.release()));
    });
}
