import { afterEveryRender, ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';

import { LogoutActionDirective, LogoutActionService } from 'ngx-logout-action';

import { ServiceByHand } from '../../by-hand/service-by-hand';
import type { Button, Clicked } from '../bench-global';

/** Three buttons that sign out: two hand-written ones, and one that uses the library. */
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

/** The IDs of the buttons. */
const BUTTONS: readonly Button[] = ['by-hand', 'by-hand-keepalive', 'ours'];

const now = () => performance.timeOrigin + performance.now();
const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

/** Resolves when the next frame has been painted, because the message is handled after it. */
async function painted(): Promise<void> {
  await frame();
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
}

/** Clicks the buttons, and records the times and the number of renderings. */
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

  /** Clicks a button on a private page, and resolves when the sign-out has ended. */
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

  /** Clicks each button this many times, in turns, and sends all clicks to the server in order. */
  async report(times: number): Promise<void> {
    const clicks: Clicked[] = [];
    for (let turn = 0; turn < times; turn++) {
      // Alternates the order, too.
      for (const button of turn % 2 ? BUTTONS : [...BUTTONS].reverse()) {
        clicks.push(await this.click(button));
      }
    }
    const headers = { 'Content-Type': 'application/json' };
    await fetch('/results', { method: 'POST', headers, body: JSON.stringify(clicks) });
  }
}
