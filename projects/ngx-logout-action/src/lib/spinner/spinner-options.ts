import type { Type } from '@angular/core';

import type { SpinnerContent } from './spinner-content';

/** How spinners come and go. */
export interface SpinnerOptions {
  /** Milliseconds before a task is shown, so that a fast answer never flashes. @default 120 */
  delay?: number;
  /** Milliseconds that a task is shown at least, once it is. @default 300 */
  minVisible?: number;
  /** What is shown instead of ring and list; it has the input `messages: readonly string[]`. */
  component?: Type<unknown>;
}

/** What the spinner is made with. */
export interface SpinnerSettings {
  readonly delay?: number;
  readonly minVisible?: number;
  /** Makes what stands in an overlay, in an injection context. @default ring and list */
  readonly content?: (document: Document) => SpinnerContent;
}
