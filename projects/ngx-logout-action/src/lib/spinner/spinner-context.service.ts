import type { Signal } from '@angular/core';
import { computed, Injectable, signal } from '@angular/core';

import { toList } from '../model/to-list';

/** Something that runs, and where that is shown. */
export interface SpinnerTask {
  /** The name or names of the contexts; `'page'` is the whole page. */
  context: string | readonly string[];
  /** The text below the spinner; an empty one makes no row. */
  message?: string;
}

/** Knows which tasks run in which spinner context. Any code may use it. */
@Injectable({ providedIn: 'root' })
export class SpinnerContextService {
  readonly #tasks = signal<readonly SpinnerTask[]>([]);

  /** Shows a task until it is released. Releasing it twice does no harm. */
  show(task: SpinnerTask): { release(): void } {
    const running = { ...task };
    this.#tasks.update((tasks) => [...tasks, running]);
    return {
      release: () => this.#tasks.update((tasks) => tasks.filter((other) => other !== running)),
    };
  }

  /** Whether anything runs in this context. */
  active(context: string): Signal<boolean> {
    return computed(() => this.#in(context).length > 0);
  }

  /** The messages of the tasks that run in this context, in the order of their start. */
  messages(context: string): Signal<readonly string[]> {
    return computed(() => this.#in(context).flatMap(({ message }) => (message ? [message] : [])));
  }

  #in(context: string): readonly SpinnerTask[] {
    return this.#tasks().filter((task) => toList(task.context).includes(context));
  }
}
