import { DOCUMENT } from '@angular/common';
import {
  DestroyRef,
  EnvironmentInjector,
  inject,
  NgZone,
  runInInjectionContext,
  signal,
} from '@angular/core';
import { type Observable, of, take } from 'rxjs';

import {
  ɵdeadline as deadline,
  ɵdocumentProperty as documentProperty,
  ɵLOGOUT_CONFIG as LOGOUT_CONFIG,
  type ɵSessionKnowledge as SessionKnowledge,
  ɵsharedKey as sharedKey,
  ɵSignOuts as SignOuts,
} from 'ngx-logout-action';

import type { ResolvedIdleOptions } from './idle-options';
import { type IdleEnd, IdleSignOut } from './idle-sign-out';
import { type IdleMessage, IdleTabs } from './idle-tabs';
import { IdleWarning } from './idle-warning';
import { elapsed, type Moment, moment } from './moment';
import { listenForActivity } from './user-activity';

/**
 * - `off`: no one is signed in, or `withIdleLogout` is not used.
 * - `active`: the time until the warning runs.
 * - `warning`: the user is asked whether they are still there.
 * - `expired`: the time is up, and the sign-out has begun.
 */
export type IdleState = 'off' | 'active' | 'warning' | 'expired';

/** Milliseconds after which activity is passed on to other tabs again. */
const TELL_INTERVAL = 1_000;

/** Milliseconds that the app has to say whether anyone is signed in. After that, someone is. */
const ANSWER_LIMIT = 5_000;

/** Milliseconds after which a paused tab repeats to the others that it is paused. */
const LONGEST_HEARTBEAT = 10_000;

/**
 * Counts the time since the last activity in any tab. It never relies on timers to be on time: whenever a script runs
 * after sleep, it looks at the clocks. Must be constructed in the root injection context.
 */
export class IdleTimer {
  readonly #options: ResolvedIdleOptions;
  readonly #injector = inject(EnvironmentInjector);
  readonly #document = inject(DOCUMENT);
  readonly #config = inject(LOGOUT_CONFIG);
  readonly #zone = inject(NgZone);
  readonly #warning: IdleWarning;
  readonly #key = sharedKey('idle');
  readonly #tabs: IdleTabs;
  readonly #state = signal<IdleState>('off');
  readonly #remaining = signal(0);
  readonly #pauses = new Set<Moment>();
  #last: Moment;
  /** The last activity that other tabs know of, and when they were told. */
  #told: Moment | undefined;
  #toldOn: Moment | undefined;
  /** Activity of other tabs until then does not count, by the wall clock. */
  #ignoredUntil = 0;
  /** What `withSession` last said; without it, someone is signed in. */
  #signedIn: boolean | undefined = this.#config.isAuthenticated ? undefined : true;
  #wasSignedIn = false;
  /** What it said since the time for the warning came. */
  #confirmed: boolean | 'asking' | undefined;
  /** A sign-out has ended the time. The next activity starts it again. */
  #over: 'off' | 'expired' | undefined;
  /** Exists during an idle sign-out; aborted by the news of another tab. */
  #ending: AbortController | undefined;
  #timeout: ReturnType<typeof setTimeout> | undefined;

  readonly state = this.#state.asReadonly();
  readonly remaining = this.#remaining.asReadonly();

  constructor(options: ResolvedIdleOptions) {
    this.#options = options;
    this.#warning = new IdleWarning(options.dialog);
    const window = documentProperty(this.#document, 'defaultView') as Window;
    const destroyRef = inject(DestroyRef);
    this.#tabs = new IdleTabs(this.#key, window, (message) => this.#receive(message));
    this.#last = this.#lastActivity(window);

    destroyRef.onDestroy(() => {
      clearTimeout(this.#timeout);
      this.#warning.close();
      this.#tabs.close();
    });
    this.#zone.runOutsideAngular(() => {
      const stop = listenForActivity(
        this.#document,
        options.activity,
        options.frames,
        this.#onActivity,
      );
      destroyRef.onDestroy(stop);
      // Whatever comes first after sleep, a frozen tab, or the back/forward cache.
      const listen = (event: string, capture: boolean) => {
        window.addEventListener(event, this.#check, capture);
        destroyRef.onDestroy(() => window.removeEventListener(event, this.#check, capture));
      };
      for (const event of ['focus', 'online', 'pageshow']) listen(event, false);
      // Those of the document.
      for (const event of ['visibilitychange', 'resume']) listen(event, true);
    });
    const signOuts = inject(SignOuts).signedOut$.subscribe(() => {
      this.#tabs.forget();
      if (!this.#ending) this.#end('off');
    });
    destroyRef.onDestroy(() => signOuts.unsubscribe());
    this.#session()?.watch((signedIn) => this.#see(signedIn));
    this.#check();
  }

  stay(): void {
    if (!['active', 'warning'].includes(this.#state())) return;
    this.#last = moment();
    this.#toldOn = undefined;
    this.#check();
  }

  pause(): () => void {
    const pause = moment();
    this.#pauses.add(pause);
    this.#check();
    return () => {
      if (!this.#isPaused() || !this.#pauses.delete(pause)) return;
      this.#last = moment();
      this.#check();
    };
  }

  warn(): void {
    const { after, warnAt } = this.#options;
    if (after === warnAt) return;
    this.#last = moment(warnAt);
    this.#ignoredUntil = Date.now();
    this.#check();
  }

  /** Brings everything in line with the clocks. */
  readonly #check = (): void => {
    clearTimeout(this.#timeout);
    if (this.#ending) return;
    const { after, warnAt } = this.#options;
    if (this.#isPaused()) this.#last = moment();
    if (elapsed(this.#last) >= warnAt && !this.#over) this.#catchUp();
    if (this.#ending as AbortController | undefined) return;
    const idle = elapsed(this.#last);
    if (idle < warnAt) this.#confirmed = undefined;
    this.#tellActivity();

    if (this.#over || this.#confirmed === false) {
      return this.#show((this.#signedIn ? this.#over : undefined) ?? 'off');
    }
    if (idle >= after) return this.#expire();
    if (idle >= warnAt && !this.#confirmed) return this.#confirm();
    if (this.#confirmed === 'asking') return;
    this.#schedule(idle);
    if (this.#signedIn) this.#warning.prefetch().catch(() => undefined);
    this.#show(this.#confirmed ? 'warning' : this.#signedIn ? 'active' : 'off');
  };

  /** The time for the warning has come: is anyone signed in? */
  #confirm(): void {
    this.#confirmed = 'asking';
    this.#ask().subscribe((signedIn) => {
      this.#confirmed = this.#signedIn = signedIn;
      this.#check();
    });
  }

  #ask(): Observable<boolean> {
    const answer$ = this.#session()?.answer(true) ?? of(true);
    return deadline(answer$.pipe(take(1)), ANSWER_LIMIT, () => true);
  }

  #session(): SessionKnowledge | undefined {
    return runInInjectionContext(this.#injector, () => this.#config.session?.());
  }

  /** Also for an end that another tab has announced. */
  #expire(news?: IdleEnd): void {
    const ending = (this.#ending = new AbortController());
    if (news) ending.abort(news);
    clearTimeout(this.#timeout);
    this.#show('expired');
    const isKnown = this.#confirmed === true || news !== undefined;
    const ask = () => (isKnown ? of(true) : this.#ask());
    const tell = (end: IdleEnd) => this.#tabs.tell(end, Date.now());
    const signOut = this.#injector.get(IdleSignOut);
    void signOut.end(this.#key, ask, ending.signal, tell).then((signedIn) => {
      this.#ending = undefined;
      if (signedIn) return this.#end('expired');
      this.#signedIn = this.#confirmed = false;
      this.#check();
    });
  }

  #end(state: 'off' | 'expired'): void {
    this.#over = state;
    this.#confirmed = undefined;
    this.#check();
  }

  #see(signedIn: boolean): void {
    // The first answer since the page was loaded is not a new sign-in.
    const isNew = signedIn && this.#signedIn === false && this.#wasSignedIn;
    this.#signedIn = signedIn;
    this.#wasSignedIn ||= signedIn;
    if (signedIn && this.#confirmed === false) this.#confirmed = undefined;
    if (isNew) this.#restart();
    else this.#check();
  }

  /** Anything that shows that the user is there. */
  #restart(): void {
    this.#over = undefined;
    this.#last = moment();
    this.#confirmed = undefined;
    this.#check();
  }

  readonly #onActivity = (event: Event): void => {
    if (this.#ending || this.#warning.contains(event)) return;
    const counts = !this.#over && this.#confirmed !== false;
    // The first event after sleep must not revive the session.
    const now = moment();
    if (counts && elapsed(this.#last, now) >= this.#options.after) return this.#check();
    if (!counts || this.#confirmed) return this.#restart();
    this.#last = now;
    this.#tellActivity(now);
  };

  #tellActivity(now = moment()): void {
    const interval = this.#pauses.size ? this.#heartbeat : TELL_INTERVAL;
    if (this.#told === this.#last || this.#over) return;
    if (this.#toldOn && elapsed(this.#toldOn, now) < interval) return;
    this.#told = this.#last;
    this.#toldOn = now;
    this.#tabs.tell('active', this.#last.wall);
  }

  #receive({ news, at }: IdleMessage): void {
    if (news === 'active') {
      this.#adopt(at);
      this.#check();
    } else if (this.#ending) this.#ending.abort(news);
    else if (this.#signedIn && !this.#over) this.#expire(news);
  }

  /** A tab that was frozen has missed what others told. */
  #catchUp(): void {
    const stored = this.#tabs.stored();
    // A time from the future was written before the clock was set back.
    if (stored && stored.at > Date.now()) return;
    if (stored?.news === 'active') this.#adopt(stored.at);
    else if (stored && stored.at > this.#last.wall) this.#expire(stored.news);
  }

  /** Takes over activity of another tab if it is newer. */
  #adopt(at: number): void {
    if (at <= this.#ignoredUntil || at === this.#told?.wall) return;
    const theirs = moment(Math.max(0, Date.now() - at));
    if (elapsed(theirs) >= elapsed(this.#last)) return;
    this.#last = this.#told = theirs;
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

  #isPaused(): boolean {
    for (const pause of this.#pauses) {
      if (elapsed(pause) >= this.#options.maxPause) this.#pauses.delete(pause);
    }
    return this.#pauses.size > 0;
  }

  #show(state: IdleState): void {
    const left = Math.ceil((this.#options.after - elapsed(this.#last)) / 1_000);
    this.#state.set(state);
    this.#remaining.set(state === 'active' || state === 'warning' ? Math.max(left, 1) : 0);
    if (state === 'warning' && this.#isVisible) this.#warning.open();
    else this.#warning.close();
  }

  /**
   * A visible page counts seconds. A hidden one waits for what comes next, with a single timer: browsers delay chains of
   * timers there.
   */
  #schedule(idle: number): void {
    const { after, warnAt } = this.#options;
    const next = (idle < warnAt ? warnAt : after) - idle;
    const second = (after - idle) % 1_000 || 1_000;
    const delays = [next];
    if (this.#pauses.size) delays.push(this.#heartbeat);
    else if (this.#isVisible && this.#signedIn) delays.push(second);
    this.#zone.runOutsideAngular(() => {
      this.#timeout = setTimeout(this.#check, Math.max(1, Math.ceil(Math.min(...delays))));
    });
  }

  /** A paused tab notifies the others soon enough that none of them shows a warning. */
  get #heartbeat(): number {
    return Math.min(LONGEST_HEARTBEAT, this.#options.warnAt / 2);
  }

  get #isVisible(): boolean {
    return documentProperty(this.#document, 'visibilityState') !== 'hidden';
  }
}
