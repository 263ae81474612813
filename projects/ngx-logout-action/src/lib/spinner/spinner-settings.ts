import type { EnvironmentInjector, Type } from '@angular/core';

/** Options of `withSpinner()`. */
export interface SpinnerOptions {
  /** Milliseconds before a spinner appears, so that fast work never flashes one. @default 120 */
  delay?: number | undefined;
  /** Milliseconds that a spinner stays visible at least. @default 300 */
  minVisible?: number | undefined;
  /** Replaces the ring and the messages. Needs the input `messages: readonly string[]`. */
  component?: Type<unknown> | undefined;
}

/** Replaces the ring and the messages of one overlay. */
export interface SpinnerContent {
  readonly element: Node;
  setMessages(messages: readonly string[]): void;
  destroy(): void;
}

/** The spinner's part of the configuration. */
export interface SpinnerSettings {
  readonly delay?: number | undefined;
  readonly minVisible?: number | undefined;
  readonly content?: ((injector: EnvironmentInjector) => SpinnerContent) | undefined;
}
