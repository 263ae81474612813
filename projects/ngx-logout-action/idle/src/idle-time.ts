import type { ResolvedIdleOptions } from './idle-options';
import type { IdleEnd } from './idle-sign-out';
import type { IdleTabs } from './idle-tabs';
import { elapsed, type Moment, moment } from './moment';

/** Milliseconds between two messages about activity. */
const TELL_INTERVAL = 1_000;

/** Longest time, in milliseconds, between two messages of a paused tab that keep other tabs signed in. */
const LONGEST_HEARTBEAT = 10_000;

/** The time since the last activity in any tab. While paused, it stays at zero. */
export class IdleTime {
  readonly #options: ResolvedIdleOptions;
  readonly #tabs: IdleTabs;
  readonly #pauses = new Set<Moment>();
  #last: Moment;
  /** The last activity that this tab has shared, and when it did. */
  #told: Moment | undefined;
  #toldOn: Moment | undefined;
  /** Wall-clock time up to which activity of other tabs does not count. */
  #ignoredUntil = 0;
  /** Timestamps of the event behind `#last` and of the latest event since, and until when events are only noted. */
  #counted = 0;
  #latest = 0;
  #notedUntil = 0;

  constructor(options: ResolvedIdleOptions, tabs: IdleTabs, window: Window) {
    this.#options = options;
    this.#tabs = tabs;
    this.#last = this.#lastActivity(window);
  }

  /** Milliseconds since the last activity. */
  get idle(): number {
    return elapsed(this.#last);
  }

  get paused(): boolean {
    for (const pause of this.#pauses) {
      const over = elapsed(pause) - this.#options.maxPause;
      if (over < 0) continue;
      this.#pauses.delete(pause);
      this.restart(Math.min(over, this.idle));
    }
    return this.#pauses.size > 0;
  }

  /** Milliseconds between two messages of a paused tab, short enough that no other tab opens its warning. */
  get heartbeat(): number {
    return Math.min(LONGEST_HEARTBEAT, this.#options.warnAt / 2);
  }

  /** @returns the pause, for `resume()`. */
  pause(): Moment {
    const pause = moment();
    this.#pauses.add(pause);
    return pause;
  }

  /** @returns `false` if the pause had already ended. */
  resume(pause: Moment): boolean {
    const ended = this.paused && this.#pauses.delete(pause);
    if (ended) this.restart();
    return ended;
  }

  /** Restarts from `ago` milliseconds before now. */
  restart(ago = 0): void {
    this.#last = moment(ago);
    this.#latest = this.#counted;
    this.#notedUntil = 0;
  }

  /** Makes the next `tell()` share the activity immediately. */
  hurry(): void {
    this.#toldOn = undefined;
  }

  /** Ignores activity of other tabs up to now. */
  ignoreOthers(): void {
    this.#ignoredUntil = Date.now();
  }

  /**
   * Counts an event. Once it is shared with other tabs, events within the next second are only noted by `note()`, because
   * reading the clocks costs more than the rest of the handler.
   *
   * @param noting whether `settle()` is called every second.
   */
  count({ timeStamp }: Event, noting: boolean): void {
    this.restart();
    this.#counted = this.#latest = timeStamp;
    if (this.tell() && noting) this.#notedUntil = timeStamp + TELL_INTERVAL;
  }

  /** Notes an event without reading the clocks, if it follows a counted one closely enough. */
  note({ timeStamp }: Event): boolean {
    if (timeStamp >= this.#notedUntil) return false;
    this.#latest = timeStamp;
    return true;
  }

  /** Applies noted events. They count by their distance from the counted event, so that one after sleep is not new activity. */
  settle(): void {
    if (this.paused) return this.restart();
    const since = this.#latest - this.#counted;
    if (!since) return;
    const { wall, monotonic } = this.#last;
    this.#last = { wall: wall + Math.round(since), monotonic: monotonic + since };
    this.#counted = this.#latest;
  }

  /** Shares activity with other tabs, at most once a second. */
  tell(): boolean {
    const interval = this.#pauses.size ? this.heartbeat : TELL_INTERVAL;
    if (this.#told === this.#last) return false;
    if (this.#toldOn && elapsed(this.#toldOn) < interval) return false;
    this.#told = this.#last;
    this.#toldOn = moment();
    this.#tabs.tell('active', this.#last.wall);
    return true;
  }

  /** Takes over the activity of another tab if it is newer. */
  adopt(at: number): void {
    if (at <= this.#ignoredUntil || at === this.#told?.wall) return;
    const theirs = moment(Math.max(0, Date.now() - at));
    if (elapsed(theirs) >= elapsed(this.#last)) return;
    this.restart();
    this.#last = this.#told = theirs;
  }

  /**
   * Reads from storage what this tab missed while it was frozen or busy.
   *
   * @returns how the session has ended since the last activity, if it has.
   */
  catchUp(): IdleEnd | undefined {
    const stored = this.#tabs.stored();
    if (stored?.news === 'active') {
      // A time in the future was written before the clock was set back.
      if (stored.at <= Date.now()) this.adopt(stored.at);
      return undefined;
    }
    // Not compared with the clock of this tab, because that of the other tab may be ahead.
    if (!stored || stored.news === 'begun' || stored.at <= this.#last.wall) return undefined;
    return stored.news;
  }

  /**
   * Opening a page counts as activity. Reloading does not, because browsers reload discarded tabs, and apps reload
   * themselves.
   */
  #lastActivity(window: Window): Moment {
    const stored = this.#tabs.stored();
    const [entry] =
      (window.performance as Partial<Performance>).getEntriesByType?.('navigation') ?? [];
    const type = (entry as PerformanceNavigationTiming | undefined)?.type;
    if (type !== 'reload' || !stored || stored.news === 'out') return moment();
    return moment(
      stored.news === 'active' ? Math.max(0, Date.now() - stored.at) : this.#options.after,
    );
  }
}
