/** Something that runs, and where that is shown. */
export interface SpinnerTask {
  /** The name or names of the contexts; `'page'` is the whole page. */
  context: string | readonly string[];
  /** The text below the spinner; an empty one makes no row. @default '' */
  message?: string;
}

/** A task on its way, the same object from its start to its end. */
export interface RunningTask {
  readonly contexts: readonly string[];
  readonly message: string;
}

/** A task that is running. */
export interface ShownTask {
  /** Ends it. Once is enough; twice does no harm. */
  release(): void;
}
