import { type EnvironmentInjector, InjectionToken, type Type } from '@angular/core';

/** Options of `withSpinner()`. */
export interface SpinnerOptions {
  /** Milliseconds before a spinner appears, so that fast work never flashes one. @default 120 */
  delay?: number;
  /** Milliseconds that a spinner stays visible at least. @default 300 */
  minVisible?: number;
  /** Replaces the ring and the messages. Needs the input `messages: readonly string[]`. */
  component?: Type<unknown>;
}

/** Replaces the ring and the messages of one overlay. */
export interface SpinnerContent {
  readonly element: Node;
  setMessages(messages: readonly string[]): void;
  destroy(): void;
}

/** The spinner's part of the configuration. */
export interface SpinnerSettings {
  readonly delay?: number;
  readonly minVisible?: number;
  readonly content?: (injector: EnvironmentInjector) => SpinnerContent;
}

export const SPINNER_SETTINGS = new InjectionToken<SpinnerSettings>('SPINNER_SETTINGS', {
  factory: () => ({}),
});
