import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Injector, NgZone, signal } from '@angular/core';
import { of } from 'rxjs';

import {
  ɵdocumentProperty as documentProperty,
  ɵsharedKey as sharedKey,
  ɵSignOuts as SignOuts,
} from 'ngx-logout-action';

import type { ResolvedIdleOptions } from './idle-options';
import { IdleSession, type SignIn } from './idle-session';
import { type IdleEnd, IdleSignOut } from './idle-sign-out';
import { type IdleMessage, IdleTabs } from './idle-tabs';
import { IdleTime } from './idle-time';
import { IdleWarning } from './idle-warning';
import { wait } from './in-turn';
import { listenForActivity, listenForReturn } from './user-activity';

/**
 * The phase of the idle timer.
 * - `off`: no user is signed in, or the app does not use `withIdleLogout()`.
 * - `active`: the warning is not due yet.
 * - `warning`: the warning asks the user whether they are still there.
 * - `expired`: the time is up, and the sign-out has begun.
 */
export type IdleState = 'off' | 'active' | 'warning' | 'expired';

/** Milliseconds to wait for the outcome of a tab that started to sign out. After that, the tab counts as closed. */
const NEWS_LIMIT = 5_000;

/**
 * Turns activity into the warning and the sign-out. Timers may be late, so it compares the clocks whenever a script runs
 * after sleep. Must be constructed in the root injection context.
 */
export class IdleTimer {
  readonly #options: ResolvedIdleOptions;
  readonly #injector = inject(Injector);
  readonly #document = inject(DOCUMENT);
  readonly #zone = inject(NgZone);
  readonly #session = new IdleSession();
  readonly #warning: IdleWarning;
  readonly #tabs: IdleTabs;
  readonly #time: IdleTime;
  readonly #state = signal<IdleState>('off');
  readonly #remaining = signal(0);
  /** Whether a user was signed in when the warning was due. */
  #confirmed: boolean | 'asking' | undefined;
  /** Milliseconds without activity when no one was signed in for the first time: from then on, none pass. */
  #idleBefore: number | undefined;
  /** Set after a sign-out, until the next activity restarts the timer. */
  #over: 'off' | 'expired' | undefined;
  /** Set during an idle sign-out. Aborted when another tab announces the end. */
  #ending: AbortController | undefined;
  /** Whether another tab has started to sign out and has not yet announced the outcome. */
  #isBegun = false;
  #timeout: ReturnType<typeof setTimeout> | undefined;

  readonly state = this.#state.asReadonly();
  readonly remaining = this.#remaining.asReadonly();

  constructor(options: ResolvedIdleOptions) {
    this.#options = options;
    this.#warning = new IdleWarning(options.dialog);
    const window = documentProperty(this.#document, 'defaultView') as Window;
    this.#tabs = new IdleTabs(sharedKey('idle'), window, (message) => this.#receive(message));
    this.#time = new IdleTime(options, this.#tabs, window);

    const destroyRef = inject(DestroyRef);
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
      destroyRef.onDestroy(listenForReturn(window, this.#check));
    });
    const signOuts = inject(SignOuts).signedOut$.subscribe(() => {
      // An idle sign-out announces its end itself.
      if (this.#ending) return;
      this.#tabs.forget();
      this.#end('off');
    });
    destroyRef.onDestroy(() => signOuts.unsubscribe());
    this.#session.watch((signIn) => this.#see(signIn));
    this.#check();
  }

  stay(): void {
    if (!['active', 'warning'].includes(this.#state())) return;
    this.#time.restart();
    this.#time.hurry();
    this.#check();
  }

  pause(): () => void {
    const pause = this.#time.pause();
    this.#check();
    return () => {
      if (this.#time.resume(pause)) this.#check();
    };
  }

  warn(): void {
    const { after, warnAt } = this.#options;
    if (after === warnAt) return;
    this.#time.restart(warnAt);
    this.#time.ignoreOthers();
    this.#check();
  }

  /** Updates everything according to the clocks. */
  readonly #check = (): void => {
    clearTimeout(this.#timeout);
    if (this.#ending) return;
    const { after, warnAt } = this.#options;
    this.#time.settle();
    const missed = this.#time.idle >= warnAt && !this.#over && this.#time.catchUp();
    if (missed) return this.#expire(missed);
    const { idle } = this.#time;
    if (idle < warnAt) this.#confirmed = undefined;
    if (!this.#over) this.#time.tell();

    if (this.#over || this.#confirmed === false) {
      return this.#show((this.#session.signedIn ? this.#over : undefined) ?? 'off');
    }
    if (idle >= after) return this.#expire();
    if (idle >= warnAt && !this.#confirmed) return this.#confirm();
    if (this.#confirmed === 'asking') return;
    this.#schedule(idle);
    if (this.#session.signedIn) this.#warning.prefetch().catch(() => undefined);
    this.#show(this.#confirmed ? 'warning' : this.#session.signedIn ? 'active' : 'off');
  };

  /** The warning is due: asks whether a user is signed in. */
  #confirm(): void {
    this.#confirmed = 'asking';
    this.#session.ask().subscribe((signedIn) => {
      this.#confirmed = signedIn;
      this.#check();
    });
  }

  /** @param news is set if another tab has announced the end. */
  #expire(news?: IdleEnd): void {
    const ending = (this.#ending = new AbortController());
    if (news) ending.abort(news);
    clearTimeout(this.#timeout);
    this.#show('expired');
    const isKnown = this.#confirmed === true || news !== undefined;
    const turn = {
      tabs: this.#tabs,
      told: ending.signal,
      ask: () => (isKnown ? of(true) : this.#session.ask()),
      isDue: async () => {
        await this.#tabs.caughtUp();
        // `Clear-Site-Data` in the response to that tab releases its lock before it can announce the outcome.
        if (this.#isBegun) await wait(NEWS_LIMIT, ending.signal);
        const missed = this.#time.catchUp();
        if (missed) ending.abort(missed);
        return !ending.signal.aborted && this.#time.idle >= this.#options.after;
      },
    };
    void this.#injector
      .get(IdleSignOut)
      .end(turn)
      .then((result) => {
        this.#ending = undefined;
        if (result === 'ended') return this.#end('expired');
        if (result === 'off') this.#confirmed = false;
        this.#check();
      });
  }

  #end(state: 'off' | 'expired'): void {
    this.#over = state;
    this.#confirmed = undefined;
    this.#check();
  }

  #see(signIn: SignIn | undefined): void {
    if (!this.#session.signedIn) this.#idleBefore ??= this.#time.idle;
    else if (this.#confirmed === false) this.#confirmed = undefined;
    if (signIn === 'again') return this.#restart();
    if (signIn === 'first') this.#time.restart(Math.min(this.#idleBefore ?? 0, this.#time.idle));
    this.#check();
  }

  /** Restarts the timer, because the user is there. */
  #restart(): void {
    this.#over = undefined;
    this.#time.restart();
    this.#confirmed = undefined;
    this.#check();
  }

  readonly #onActivity = (event: Event): void => {
    if (this.#time.note(event) || this.#ending || this.#warning.contains(event)) return;
    const counts = !this.#over && this.#confirmed !== false;
    // The first event after sleep must not extend the session.
    if (counts && this.#time.idle >= this.#options.after) return this.#check();
    if (!counts || this.#confirmed) return this.#restart();
    this.#time.count(event, this.#counts);
  };

  #receive({ news, at }: IdleMessage): void {
    if (news === 'active') {
      this.#time.adopt(at);
      return this.#check();
    }
    this.#isBegun = news === 'begun';
    if (news === 'begun') return;
    if (this.#ending) this.#ending.abort(news);
    else if (this.#session.signedIn && !this.#over) this.#expire(news);
  }

  #show(state: IdleState): void {
    const left = Math.ceil((this.#options.after - this.#time.idle) / 1_000);
    this.#state.set(state);
    this.#remaining.set(state === 'active' || state === 'warning' ? Math.max(left, 1) : 0);
    if (state === 'warning' && this.#isVisible) this.#warning.open();
    else this.#warning.close();
  }

  /**
   * A visible page updates every second. A hidden page uses a single timer for the next phase, because browsers throttle
   * chained timers there.
   */
  #schedule(idle: number): void {
    const { after, warnAt } = this.#options;
    const next = (idle < warnAt ? warnAt : after) - idle;
    const delays = [next];
    if (this.#time.paused) delays.push(this.#time.heartbeat);
    else if (this.#counts) delays.push((after - idle) % 1_000 || 1_000);
    this.#zone.runOutsideAngular(() => {
      this.#timeout = setTimeout(this.#check, Math.max(1, Math.ceil(Math.min(...delays))));
    });
  }

  /** Whether the page updates every second. */
  get #counts(): boolean {
    return this.#isVisible && !!this.#session.signedIn;
  }

  get #isVisible(): boolean {
    return documentProperty(this.#document, 'visibilityState') !== 'hidden';
  }
}
