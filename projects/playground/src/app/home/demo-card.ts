import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatCard } from '@angular/material/card';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';

import {
  injectLogoutAction,
  LogoutActionDirective,
  SpinnerContextDirective,
} from 'ngx-logout-action';

import { ServerFaults } from '../server/server-faults';
import { ServerRecord } from '../server/server-record';
import { Session } from '../session/session';
import { Clicks } from '../timeline/clicks';
import { runningClock } from '../timeline/running-clock';
import { Timeline } from '../timeline/timeline';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';

const CLICK_COUNT = 6;
const CLICK_INTERVAL = 120;

/** A signed-in demo user to sign out. The session is real and starts automatically. */
@Component({
  selector: 'app-demo-card',
  imports: [
    Avatar,
    Icon,
    LogoutActionDirective,
    MatButton,
    MatCard,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    RouterLink,
    SpinnerContextDirective,
    Timeline,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './demo-card.html',
  styleUrl: './demo-card.css',
})
export class DemoCard {
  readonly #faults = inject(ServerFaults);
  readonly #record = inject(ServerRecord);
  protected readonly session = inject(Session);

  readonly #clicks = new Clicks();
  protected readonly clicks = this.#clicks.all;
  protected readonly action = injectLogoutAction({
    name: 'homeDemo',
    useDefaultSuccessHandler: false,
    spinnerContext: 'home-user',
    onBeforeUpdate: ({ data }) => this.#clicks.sent(data),
    onSuccess: ({ data, response }) => {
      const { alreadySignedOut = false } = response;
      this.#clicks.settled(data, { status: 'succeeded', response, alreadySignedOut });
    },
    onError: ({ data, error }) => this.#clicks.settled(data, { status: 'failed', error }),
  });
  protected readonly refusal = signal('');
  protected readonly playing = signal(false);
  protected readonly now = runningClock(
    () => this.action.pending() || this.playing(),
    () => this.#clicks.now(),
  );
  /** How many requests the server has recorded. */
  protected readonly requests = signal<number | undefined>(undefined);
  protected readonly verdict = computed(() => {
    if (this.clicks().length < 2 || this.action.pending() || this.playing()) return '';
    const requests = this.requests();
    if (requests === undefined) return '';
    return `${this.clicks().length} clicks, ${requests} ${requests === 1 ? 'request' : 'requests'}.`;
  });

  constructor() {
    // Not after a sign-out, so that the user stays signed out.
    if (!this.session.user() && this.session.forgotten() === 0) void this.signIn();
  }

  protected async signIn(): Promise<boolean> {
    this.refusal.set('');
    try {
      await this.session.signInToDemo();
      return true;
    } catch {
      this.refusal.set('The demo session could not be started. Is the server running?');
      return false;
    }
  }

  protected async clickSixTimes(): Promise<void> {
    if (this.playing()) return;
    this.playing.set(true);
    this.session.playing.set(true);
    try {
      if (!this.session.user() && !(await this.signIn())) return;
      await this.#record.begin().catch(() => undefined);
      this.requests.set(undefined);
      // Slow enough to see clicks wait.
      this.#faults.set(this.action.name, 'slow');
      this.#clicks.begin();
      const calls: Promise<void>[] = [];
      for (let click = 0; click < CLICK_COUNT; click++) {
        if (click > 0) await new Promise((resolve) => setTimeout(resolve, CLICK_INTERVAL));
        calls.push(this.#clicks.click(this.action));
      }
      await Promise.all(calls);
      this.#faults.set(this.action.name);
      this.requests.set(await this.#record.count().catch(() => undefined));
    } finally {
      this.playing.set(false);
      this.session.playing.set(false);
    }
  }
}
