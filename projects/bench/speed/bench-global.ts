/** The ID of a button, which identifies its contender. */
export type Button = 'by-hand' | 'by-hand-keepalive' | 'ours';

/** A way to sign out in code. */
export type SignOut = 'service by hand' | 'ours';

/** A click and its effects. */
export interface Clicked {
  readonly button: Button;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Milliseconds from the click until the next frame is painted. */
  readonly painted: number;
  /** When the login page was shown, in milliseconds since the epoch. */
  readonly landed: number;
  /** How often the application rendered until the sign-out ended. */
  readonly ticks: number;
}

/** What the benchmark app exposes to the script that drives it; the implementation is in `app`. */
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
  /** Each resolves with whether the sign-out succeeded. */
  readonly signOuts: Readonly<Record<SignOut, () => Promise<boolean>>>;
}

declare global {
  /** Only available on the page. */
  const bench: Bench;
}
