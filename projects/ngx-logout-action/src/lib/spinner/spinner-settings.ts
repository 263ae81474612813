import type { EnvironmentInjector, Type } from '@angular/core';

/** Options of `withSpinner()`. */
export interface SpinnerOptions {
  /** Milliseconds before a spinner appears, so that fast tasks show none. @default 120 */
  delay?: number | undefined;
  /** Minimum milliseconds that a spinner stays visible. @default 300 */
  minVisible?: number | undefined;
  /** A component to show instead of the ring and the messages. Must have the input `messages: readonly string[]`. */
  component?: Type<unknown> | undefined;
}

/** Replaces the ring and the messages of one overlay. */
export interface SpinnerContent {
  readonly element: Node;
  setMessages(messages: readonly string[]): void;
  destroy(): void;
}

/** The configuration of the spinner. */
export interface SpinnerSettings {
  readonly delay?: number | undefined;
  readonly minVisible?: number | undefined;
  readonly content?: ((injector: EnvironmentInjector) => SpinnerContent) | undefined;
}
