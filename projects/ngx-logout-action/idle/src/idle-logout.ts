import { isPlatformBrowser } from '@angular/common';
import {
  type DestroyRef,
  inject,
  Injectable,
  PLATFORM_ID,
  type Signal,
  signal,
} from '@angular/core';

import { IDLE_OPTIONS } from './idle-options';
import { type IdleState, IdleTimer } from './idle-timer';

/**
 * The idle timer of the app. Use it to build a warning, or to keep users signed in during long work such as an upload. Its state
 * stays `off` on the server and without `withIdleLogout()`.
 *
 * @example
 * ```ts
 * const idle = inject(IdleLogout);
 * const resume = idle.pause();
 * upload.finished.then(resume);
 * ```
 */
@Injectable({ providedIn: 'root' })
export class IdleLogout {
  readonly #timer = createTimer();

  /** The current phase: `off`, `active`, `warning`, or `expired`. */
  readonly state: Signal<IdleState> = this.#timer?.state ?? signal<IdleState>('off').asReadonly();

  /** Seconds until the sign-out, rounded up; 0 while the state is `off` or `expired`. */
  readonly remaining: Signal<number> = this.#timer?.remaining ?? signal(0).asReadonly();

  /**
   * Keeps the user signed in: restarts the timer and closes the warning, in all tabs.
   *
   * @example
   * ```ts
   * inject(IdleLogout).stay();
   * ```
   */
  stay(): void {
    this.#timer?.stay();
  }

  /**
   * Pauses the timer in all tabs, for example during an upload or a video. The timer restarts from zero when every pause has
   * ended. A pause ends automatically after `maxPause`.
   *
   * @param destroyRef ends the pause when it is destroyed, for example the `DestroyRef` of a component.
   * @returns a function that ends the pause. Calling it more than once is safe.
   * @example
   * ```ts
   * const resume = inject(IdleLogout).pause(inject(DestroyRef));
   * ```
   */
  pause(destroyRef?: DestroyRef): () => void {
    const resume = this.#timer?.pause() ?? (() => undefined);
    const forget = destroyRef?.onDestroy(resume);
    return () => {
      forget?.();
      resume();
    };
  }

  /** @internal Opens the warning now, for development tools. */
  ɵwarn(): void {
    this.#timer?.warn();
  }
}

function createTimer(): IdleTimer | undefined {
  const options = inject(IDLE_OPTIONS, { optional: true });
  return options && isPlatformBrowser(inject(PLATFORM_ID)) ? new IdleTimer(options) : undefined;
}
