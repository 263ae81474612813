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

export type Button = 'ours' | 'by-hand' | 'by-hand-keepalive';

/** Clicks, and says when; counts the rounds in which the application renders. */
export class WireBench {
  readonly #action = inject(LogoutActionService).defaultAction;
  readonly #byHand = inject(ServiceByHand);
  #ticks = 0;

  constructor() {
    afterEveryRender(() => this.#ticks++);
  }

  /** @returns milliseconds since the epoch, ticks until all is over, and milliseconds until then. */
  async click(id: Button): Promise<{ at: number; ticks: number; took: number }> {
    const before = this.#ticks;
    const begin = performance.now();
    document.getElementById(id)?.click();
    const busy = () => (id === 'ours' ? this.#action.pending() : this.#byHand.busy());
    do await new Promise((resolve) => requestAnimationFrame(resolve));
    while (busy());
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return {
      at: performance.timeOrigin + begin,
      ticks: this.#ticks - before,
      took: performance.now() - begin,
    };
  }
}
