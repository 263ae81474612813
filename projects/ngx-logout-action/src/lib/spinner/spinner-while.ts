import { inject, type Injector } from '@angular/core';
import { defer, finalize, type MonoTypeOperatorFunction } from 'rxjs';

import { SpinnerContextService } from './spinner-context.service';
import type { SpinnerTask } from './spinner-task';

/**
 * Shows a task from each subscription until it completes, fails or is given up.
 * To be called in an injection context, or with an injector.
 */
export function spinnerWhile<T>(
  task: SpinnerTask,
  options: { injector?: Injector } = {},
): MonoTypeOperatorFunction<T> {
  const spinner = options.injector?.get(SpinnerContextService) ?? inject(SpinnerContextService);
  return (source) =>
    defer(() => {
      const shown = spinner.show(task);
      return source.pipe(finalize(() => shown.release()));
    });
}
