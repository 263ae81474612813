import { InjectionToken, type Type } from '@angular/core';

/** How spinners come and go. */
export interface SpinnerOptions {
  /** Milliseconds before a task is shown, so that a fast answer never flashes. @default 120 */
  delay?: number;
  /** Milliseconds that a task is shown at least, once it is. @default 300 */
  minVisible?: number;
  /** What is shown instead of ring and list; it has the input `messages: readonly string[]`. */
  component?: Type<unknown>;
}

export const DEFAULT_DELAY = 120;
export const DEFAULT_MIN_VISIBLE = 300;

export const SPINNER_OPTIONS = new InjectionToken<SpinnerOptions>('SPINNER_OPTIONS', {
  factory: () => ({}),
});
