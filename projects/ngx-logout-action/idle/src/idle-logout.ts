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
 * The idle sign-out of the app, for its own warnings and for work that must not be interrupted. It is `off` without
 * `withIdleLogout()`, and on the server.
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

  /** Whether the time runs. */
  readonly state: Signal<IdleState> = this.#timer?.state ?? signal<IdleState>('off').asReadonly();

  /** Seconds until the sign-out, rounded up; 0 while the state is `off` or `expired`. */
  readonly remaining: Signal<number> = this.#timer?.remaining ?? signal(0).asReadonly();

  /**
   * Keeps the user signed in: counts as activity and ends the warning, in all tabs.
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
   * Stops the time in all tabs, for example during an upload or a video. It runs again from the start when every pause
   * has ended. A pause ends automatically after `maxPause`.
   *
   * @param destroyRef ends the pause when it is destroyed, such as that of a component.
   * @returns a function that ends the pause.
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

  /** @internal Lets the warning begin now. */
  ɵwarn(): void {
    this.#timer?.warn();
  }
}

function createTimer(): IdleTimer | undefined {
  const options = inject(IDLE_OPTIONS, { optional: true });
  return options && isPlatformBrowser(inject(PLATFORM_ID)) ? new IdleTimer(options) : undefined;
}
