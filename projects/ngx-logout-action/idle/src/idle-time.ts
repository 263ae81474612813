import type { ResolvedIdleOptions } from './idle-options';
import type { IdleEnd } from './idle-sign-out';
import type { IdleTabs } from './idle-tabs';
import { elapsed, type Moment, moment } from './moment';

/** Milliseconds after which activity is passed on to other tabs again. */
const TELL_INTERVAL = 1_000;

/** Milliseconds after which a paused tab repeats to the others that it is paused. */
const LONGEST_HEARTBEAT = 10_000;

/** The time since the last activity in any tab. While it is paused, none passes. */
export class IdleTime {
  readonly #options: ResolvedIdleOptions;
  readonly #tabs: IdleTabs;
  readonly #pauses = new Set<Moment>();
  #last: Moment;
  /** The last activity that other tabs know of, and when they were told. */
  #told: Moment | undefined;
  #toldOn: Moment | undefined;
  /** Activity of other tabs until then does not count, by the wall clock. */
  #ignoredUntil = 0;
  /** Timestamps of the event that `#last` is about, and of the latest one since; and until when events are only noted. */
  #counted = 0;
  #latest = 0;
  #notedUntil = 0;

  constructor(options: ResolvedIdleOptions, tabs: IdleTabs, window: Window) {
    this.#options = options;
    this.#tabs = tabs;
    this.#last = this.#lastActivity(window);
  }

  /** Milliseconds. */
  get idle(): number {
    return elapsed(this.#last);
  }

  get paused(): boolean {
    for (const pause of this.#pauses) {
      if (elapsed(pause) >= this.#options.maxPause) this.#pauses.delete(pause);
    }
    return this.#pauses.size > 0;
  }

  /** Milliseconds after which a paused tab notifies the others again, soon enough that none of them shows a warning. */
  get heartbeat(): number {
    return Math.min(LONGEST_HEARTBEAT, this.#options.warnAt / 2);
  }

  /** @returns the pause, to be ended by `resume()`. */
  pause(): Moment {
    const pause = moment();
    this.#pauses.add(pause);
    return pause;
  }

  /** @returns `false` if the pause had ended before. */
  resume(pause: Moment): boolean {
    const ended = this.paused && this.#pauses.delete(pause);
    if (ended) this.restart();
    return ended;
  }

  /** Starts again, `ago` milliseconds before now. */
  restart(ago = 0): void {
    this.#last = moment(ago);
    this.#latest = this.#counted;
    this.#notedUntil = 0;
  }

  /** The next `tell()` does not wait for a second to pass. */
  hurry(): void {
    this.#toldOn = undefined;
  }

  /** Lets activity of other tabs count only from now on. */
  ignoreOthers(): void {
    this.#ignoredUntil = Date.now();
  }

  /**
   * Counts an event. Once other tabs know of it, later ones within a second are only noted with `note()`, because clocks
   * cost more than everything else that an event does.
   *
   * @param noting whether `settle()` is called every second.
   */
  count({ timeStamp }: Event, noting: boolean): void {
    this.restart();
    this.#counted = this.#latest = timeStamp;
    if (this.tell() && noting) this.#notedUntil = timeStamp + TELL_INTERVAL;
  }

  /** Takes note of an event that follows a counted one so closely that the clocks need not be asked. */
  note({ timeStamp }: Event): boolean {
    if (timeStamp >= this.#notedUntil) return false;
    this.#latest = timeStamp;
    return true;
  }

  /** Brings the last activity up to date. What was noted after sleep is as old as what was counted before. */
  settle(): void {
    if (this.paused) return this.restart();
    const since = this.#latest - this.#counted;
    if (!since) return;
    const { wall, monotonic } = this.#last;
    this.#last = { wall: wall + Math.round(since), monotonic: monotonic + since };
    this.#counted = this.#latest;
  }

  /** Shares activity with the other tabs, once a second at most. */
  tell(): boolean {
    const interval = this.#pauses.size ? this.heartbeat : TELL_INTERVAL;
    if (this.#told === this.#last) return false;
    if (this.#toldOn && elapsed(this.#toldOn) < interval) return false;
    this.#told = this.#last;
    this.#toldOn = moment();
    this.#tabs.tell('active', this.#last.wall);
    return true;
  }

  /** Takes over activity of another tab if it is newer. */
  adopt(at: number): void {
    if (at <= this.#ignoredUntil || at === this.#told?.wall) return;
    const theirs = moment(Math.max(0, Date.now() - at));
    if (elapsed(theirs) >= elapsed(this.#last)) return;
    this.restart();
    this.#last = this.#told = theirs;
  }

  /**
   * Looks up what a tab that was frozen or late has missed.
   *
   * @returns how the session has ended since the last activity.
   */
  catchUp(): IdleEnd | undefined {
    const stored = this.#tabs.stored();
    if (stored?.news === 'active') {
      // A time from the future was written before the clock was set back.
      if (stored.at <= Date.now()) this.adopt(stored.at);
      return undefined;
    }
    // Not compared with this tab's clock: by that of the other one, it may be a moment in the future.
    if (!stored || stored.news === 'begun' || stored.at <= this.#last.wall) return undefined;
    return stored.news;
  }

  /**
   * Opening a page is activity. Reloading one is not: browsers reload tabs that they have discarded, and apps reload
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
