import { afterEveryRender, ChangeDetectionStrategy, Component, inject } from '@angular/core';

import { LogoutActionDirective, LogoutActionService } from 'ngx-logout-action';

import { ServiceByHand } from '../../by-hand/service-by-hand';

/** Two buttons that sign out, one by hand and one by the library. */
@Component({
  selector: 'app-wire',
  imports: [LogoutActionDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button type="button" id="by-hand" [disabled]="byHand.busy()" (click)="byHand.logout()">
      Sign out
    </button>
    <button
      type="button"
      id="by-hand-keepalive"
      [disabled]="byHand.busy()"
      (click)="byHand.logout(true)"
    >
      Sign out
    </button>
    <button id="ours" logoutAction>Sign out</button>
  `,
})
export class Wire {
  protected readonly byHand = inject(ServiceByHand);
}

/** The buttons, by their ids. */
const BUTTONS = ['by-hand', 'by-hand-keepalive', 'ours'] as const;

export type Button = (typeof BUTTONS)[number];

/** A click and what came of it. */
export interface Clicked {
  readonly button: Button;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Rounds in which the application rendered until all was over. */
  readonly ticks: number;
}

/** Clicks, and says when; counts the rounds in which the application renders. */
export class WireBench {
  readonly #action = inject(LogoutActionService).defaultAction;
  readonly #byHand = inject(ServiceByHand);
  #ticks = 0;

  constructor() {
    afterEveryRender(() => this.#ticks++);
  }

  /** Ends when all is over. */
  async click(button: Button): Promise<Clicked> {
    const before = this.#ticks;
    const at = performance.timeOrigin + performance.now();
    document.getElementById(button)?.click();
    const busy = () => (button === 'ours' ? this.#action.pending() : this.#byHand.busy());
    do await new Promise((resolve) => requestAnimationFrame(resolve));
    while (busy());
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return { button, at, ticks: this.#ticks - before };
  }

  /** Clicks each button so many times, in turn, and tells the server of all clicks in their order. */
  async report(times: number): Promise<void> {
    const clicks: Clicked[] = [];
    for (let turn = 0; turn < times; turn++) {
      // Who is first alternates too.
      for (const button of turn % 2 ? BUTTONS : [...BUTTONS].reverse()) {
        clicks.push(await this.click(button));
      }
    }
    const headers = { 'Content-Type': 'application/json' };
    await fetch('/results', { method: 'POST', headers, body: JSON.stringify(clicks) });
  }
}
