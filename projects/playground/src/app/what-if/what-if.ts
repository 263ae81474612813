import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCard } from '@angular/material/card';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';

import { injectLogoutAction, SpinnerContextDirective } from 'ngx-logout-action';

import { ServerFaults } from '../server/server-faults';
import { Session } from '../session/session';
import { invalidateXsrfToken } from '../session/xsrf-token';
import { Icon, type IconName } from '../ui/icon';
import { type Failure, GROUPS, NOTHING } from './failures';
import { Obstacle, WHAT_IF } from './obstacle';
import { STAGE_MESSAGE } from './stage-message';
import { type Verdict, verdictOn, verdictOnFrame } from './verdict';

const STAGE = '/what-if/stage/';

/** The interval between checks of the frame, and the time limit, in milliseconds. */
const CHECK_INTERVAL = 100;
const TIME_LIMIT = 10_000;

const ICONS: Readonly<Record<Verdict['tone'], IconName>> = {
  good: 'check',
  attention: 'warning',
  unchanged: 'person',
};

/** Simulates failures one at a time, and shows how each of them ends. */
@Component({
  selector: 'app-what-if',
  imports: [Icon, MatButton, MatCard, MatRadioButton, MatRadioGroup, SpinnerContextDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './what-if.html',
  styleUrl: './what-if.css',
})
export class WhatIf {
  readonly #faults = inject(ServerFaults);
  readonly #obstacle = inject(Obstacle);
  protected readonly session = inject(Session);
  readonly #action = injectLogoutAction({
    name: WHAT_IF,
    useDefaultSuccessHandler: false,
    timeout: 2_000,
    decisionTimeout: 2_000,
    spinnerContext: 'what-if',
    spinnerMessage: 'Signing out',
  });
  protected readonly frame = viewChild.required<ElementRef<HTMLIFrameElement>>('frame');
  #left = false;
  /** Whether the sign-out in the frame has succeeded, as reported by the frame. */
  readonly #succeeded = signal<boolean | undefined>(undefined);

  protected readonly groups = GROUPS;
  protected readonly chosen = signal<Failure>(NOTHING);
  protected readonly running = signal(false);
  /** The path of the frame while it is shown. */
  protected readonly framePath = signal('');
  readonly #verdicts = signal<ReadonlyMap<Failure, Verdict>>(new Map());
  protected readonly verdict = computed(() => this.#verdicts().get(this.chosen()));
  protected readonly icons = ICONS;

  constructor() {
    const { defaultView: window } = inject(DOCUMENT);
    Object.assign(window ?? {}, { logoutAction: this.#action });
    const listen = ({ data, origin, source }: MessageEvent<Record<string, unknown> | null>) => {
      if (origin !== location.origin || source !== this.frame().nativeElement.contentWindow) return;
      this.#succeeded.set(data?.[STAGE_MESSAGE] === 'succeeded');
    };
    window?.addEventListener('message', listen);
    inject(DestroyRef).onDestroy(() => {
      window?.removeEventListener('message', listen);
      this.#left = true;
      this.#obstacle.guard.set(undefined);
    });
  }

  protected verdictOf(failure: Failure): Verdict | undefined {
    return this.#verdicts().get(failure);
  }

  protected choose(failure: Failure): void {
    this.chosen.set(failure);
    this.framePath.set('');
  }

  protected async signOut(): Promise<void> {
    if (this.running()) return;
    const failure = this.chosen();
    this.running.set(true);
    this.session.playing.set(true);
    this.#setVerdict(failure, undefined);
    try {
      // An attempt starts signed in, unless the browser is offline.
      if (!this.session.user()) await this.session.signInToDemo().catch(() => undefined);
      this.#setVerdict(failure, await this.#try(failure));
    } finally {
      this.running.set(false);
      this.session.playing.set(false);
    }
  }

  async #try(failure: Failure): Promise<Verdict> {
    if (failure.afterFailure) {
      this.#faults.set(WHAT_IF, 'server');
      await this.#action.invoke();
      await this.session.signInToDemo();
    }
    if (failure.redirectTo !== undefined) return this.#tryInFrame(failure);
    this.#faults.set(WHAT_IF, failure.fault);
    if (failure.hasStaleToken) invalidateXsrfToken();
    this.framePath.set('');
    this.#obstacle.guard.set(failure.guard);
    const outcome = await this.#action.invoke();
    this.#obstacle.guard.set(undefined);
    return verdictOn(failure, outcome);
  }

  /**
   * Signs out in a frame, because this sign-out leaves the page. The frame has the same session.
   */
  async #tryInFrame(failure: Failure): Promise<Verdict> {
    const frame = this.frame().nativeElement;
    this.#succeeded.set(undefined);
    let documents = 0;
    const count = () => documents++;
    frame.addEventListener('load', count);
    // Adds no history entry, so that Back leaves this page.
    frame.contentWindow?.location.replace(STAGE + failure.name);
    const deadline = performance.now() + TIME_LIMIT;
    let path = '';
    do {
      await new Promise((resolve) => setTimeout(resolve, CHECK_INTERVAL));
      path = frame.contentWindow?.location.pathname ?? '';
      // A frame is at about:blank until it has loaded.
      if (path.startsWith('/')) this.framePath.set(path);
      // A document that was replaced cannot report the result, but the server can.
      const isKnown = this.#succeeded() !== undefined || documents > 1;
      if (isKnown && hasArrived(frame, failure)) break;
    } while (performance.now() < deadline && !this.#left);
    frame.removeEventListener('load', count);
    const signedOut = this.#succeeded() ?? (await this.session.ask()) === null;
    if (signedOut) this.session.forget();
    return verdictOnFrame(failure, path, signedOut);
  }

  #setVerdict(failure: Failure, verdict: Verdict | undefined): void {
    this.#verdicts.update((verdicts) => {
      const next = new Map(verdicts);
      if (verdict) next.set(failure, verdict);
      else next.delete(failure);
      return next;
    });
  }
}

function hasArrived({ contentWindow }: HTMLIFrameElement, { ends }: Failure): boolean {
  return (
    contentWindow?.location.pathname === ends && contentWindow.document.querySelector('h1') !== null
  );
}
