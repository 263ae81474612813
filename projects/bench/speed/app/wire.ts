import { afterEveryRender, ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';

import { LogoutActionDirective, LogoutActionService } from 'ngx-logout-action';

import { ServiceByHand } from '../../by-hand/service-by-hand';
import type { Button, Clicked } from '../bench-global';

/** Three buttons that sign out, two by hand and one by the library. */
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
const BUTTONS: readonly Button[] = ['by-hand', 'by-hand-keepalive', 'ours'];

const now = () => performance.timeOrigin + performance.now();
const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

/** Ends when the next frame is on the screen: a message is handled after it. */
async function painted(): Promise<void> {
  await frame();
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
}

/** Clicks, and says when; counts the rounds in which the application renders. */
export class WireBench {
  readonly #action = inject(LogoutActionService).defaultAction;
  readonly #byHand = inject(ServiceByHand);
  readonly #router = inject(Router);
  #ticks = 0;
  #landed = NaN;

  constructor() {
    afterEveryRender(() => this.#ticks++);
    this.#router.events.subscribe((event) => {
      if (event instanceof NavigationEnd) this.#landed = now();
    });
  }

  /** Clicks on a private page, and ends when all is over. */
  async click(button: Button): Promise<Clicked> {
    await this.#router.navigateByUrl('/');
    await painted();
    const before = this.#ticks;
    const at = now();
    document.getElementById(button)?.click();
    await painted();
    const delay = now() - at;
    const busy = () => (button === 'ours' ? this.#action.pending() : this.#byHand.busy());
    while (busy()) await frame();
    await frame();
    return { button, at, painted: delay, landed: this.#landed, ticks: this.#ticks - before };
  }

  /** Clicks each button that many times, in turn, and reports all clicks to the server in order. */
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
