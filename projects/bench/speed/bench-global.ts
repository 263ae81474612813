/** Who is behind a button of the page: its id. */
export type Button = 'by-hand' | 'by-hand-keepalive' | 'ours';

/** A way to sign out by code. */
export type SignOut = 'service by hand' | 'ours';

/** A click and what came of it. */
export interface Clicked {
  readonly button: Button;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Milliseconds from the click until the next frame has been painted. */
  readonly painted: number;
  /** When the login page was there, in milliseconds since the epoch. */
  readonly landed: number;
  /** Rounds in which the application rendered until all was over. */
  readonly ticks: number;
}

/** What the benchmark app exposes to the script that drives it; its parts are in `app`. */
export interface Bench {
  readonly queue: {
    readonly names: string[];
    prepare(name: string): void;
    fill(count: number): number;
    drain(): Promise<{ duration: number; unanswered: number }>;
  };
  readonly spinner: {
    readonly names: string[];
    create(name: string, count: number): Promise<number>;
    show(): Promise<number>;
    hide(): Promise<number>;
    cycle(times: number): Promise<void>;
    clear(): void;
  };
  readonly wire: {
    click(button: Button): Promise<Clicked>;
    report(times: number): Promise<void>;
  };
  /** Each tells whether it succeeded. */
  readonly signOuts: Readonly<Record<SignOut, () => Promise<boolean>>>;
}

declare global {
  /** There in the page. */
  const bench: Bench;
}
