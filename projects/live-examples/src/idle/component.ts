import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';

import { LogoutActionDirective, LogoutActionService } from 'ngx-logout-action';
import { IdleLogout, type IdleState } from 'ngx-logout-action/idle';

import { Account } from '../shared/account';
import { DemoSession } from '../shared/demo-session';
import { ServerRecord } from '../shared/server-record';

@Component({
  selector: 'live-idle-example',
  imports: [Account, LogoutActionDirective, ServerRecord],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="stack">
      <live-account [session]="session" [startsAutomatically]="false">
        <button type="button" class="primary" [logoutAction]="action">Sign out</button>
      </live-account>
      <div class="clock">
        <progress
          max="30"
          [value]="idle.remaining()"
          aria-label="Time until the sign-out"
        ></progress>
        <p>{{ words() }}</p>
      </div>
      <label class="check">
        <input type="checkbox" (change)="switchPause()" />
        <span>Simulate an upload: <code>pause()</code></span>
      </label>
      <live-server-record [session]="session" [action]="action" />
    </div>
  `,
  styles: `
    .clock {
      display: grid;
      gap: 6px;
    }

    progress {
      appearance: none;
      inline-size: 100%;
      block-size: 8px;
      overflow: hidden;
      border: 0;
      border-radius: 4px;
      background: var(--vp-c-default-soft);
    }

    progress::-webkit-progress-bar {
      background: var(--vp-c-default-soft);
    }

    progress::-webkit-progress-value {
      background: var(--vp-c-brand-1);
    }

    progress::-moz-progress-bar {
      background: var(--vp-c-brand-1);
    }

    p {
      font-variant-numeric: tabular-nums;
    }

    @media (max-width: 640px) {
      p {
        min-block-size: 40px;
      }
    }
  `,
})
export class IdleExample {
  protected readonly session = inject(DemoSession);
  protected readonly idle = inject(IdleLogout);
  protected readonly action = inject(LogoutActionService).defaultAction;
  #resume: (() => void) | undefined;

  /** After `expired`, the sign-out sets the state to `off`. */
  readonly #wasIdle = linkedSignal<IdleState, boolean>({
    source: this.idle.state,
    computation: (state, before) =>
      state === 'expired' || (state === 'off' && before?.value === true),
  });

  protected readonly words = computed(() => {
    const seconds = this.idle.remaining();
    if (this.#wasIdle()) return 'Signed out after 30 s without activity.';
    switch (this.idle.state()) {
      case 'active':
        return `The warning appears in ${seconds - 20} s, unless you click, type, or scroll.`;
      case 'warning':
        return `You will be signed out in ${seconds} s.`;
      default:
        return 'Sign in, then do nothing for ten seconds.';
    }
  });

  protected switchPause(): void {
    this.#resume?.();
    this.#resume = this.#resume ? undefined : this.idle.pause();
  }
}
