/** What the app of the benchmarks offers to whoever drives it; its parts are in `app`. */
export interface Bench {
  readonly queue: {
    readonly names: string[];
    prepare(name: string, ends: 'at once' | 'in a microtask'): void;
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
    click(button: 'ours' | 'by-hand' | 'by-hand-keepalive'): Promise<{ ticks: number }>;
    report(times: number): Promise<void>;
  };
  readonly service: { logout(): Promise<{ status: string }> };
}

declare global {
  /** There in the page. */
  const bench: Bench;
}
