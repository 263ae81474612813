/** A task, and where its spinner shows. */
export interface SpinnerTask {
  /** One or more context names. `'page'` covers the whole page. */
  context: string | readonly string[];
  /** Text below the spinner. An empty message adds no row. @default '' */
  message?: string | undefined;
}

/** A running task, as returned by `SpinnerContextService.show()`. */
export interface ShownTask {
  /** Ends the task. Further calls do nothing. */
  release(): void;
}

/** A task from its start to its end. */
export interface RunningTask {
  readonly contexts: readonly string[];
  readonly message: string;
}
