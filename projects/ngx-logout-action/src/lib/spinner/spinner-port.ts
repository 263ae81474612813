import { Injectable } from '@angular/core';

import { coded } from '../action/configuration-error';
import type { ShownTask, SpinnerTask } from './spinner-task';

/** Shows tasks: `SpinnerContextService`, where anything of it is used. */
export interface SpinnerScreen {
  show(task: SpinnerTask): ShownTask;
}

/**
 * Between calls, which have tasks to show, and the spinner, whose code is in a bundle only where the app uses
 * anything of it. A screen that comes later picks up what is running.
 */
@Injectable({ providedIn: 'root' })
export class SpinnerPort {
  readonly #running = new Map<SpinnerTask, ShownTask | undefined>();
  #screen: SpinnerScreen | undefined;
  #warned = false;

  show(task: SpinnerTask): ShownTask {
    this.#running.set(task, this.#screen?.show(task));
    return {
      release: () => {
        this.#running.get(task)?.release();
        this.#running.delete(task);
        this.#warnOfNoScreen();
      },
    };
  }

  attach(screen: SpinnerScreen): void {
    this.#screen = screen;
    for (const task of this.#running.keys()) this.#running.set(task, screen.show(task));
  }

  #warnOfNoScreen(): void {
    if (!ngDevMode || this.#screen || this.#warned) return;
    this.#warned = true;
    console.warn(
      coded(
        303,
        'an action has a spinnerContext, and nothing in this app can show it. Call ' +
          'provideLogoutAction(), or put SpinnerContextDirective on the widget.',
      ),
    );
  }
}
