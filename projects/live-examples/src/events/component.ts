import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { describeOutcome } from 'playground/timeline/describe-outcome';

import { injectLogoutAction, LogoutActionDirective } from 'ngx-logout-action';

import { Account } from '../shared/account';
import { DemoSession } from '../shared/demo-session';
import { ServerRecord } from '../shared/server-record';
import { StayOnPage } from '../shared/stay-on-page';

@Component({
  selector: 'live-events-example',
  imports: [Account, LogoutActionDirective, ServerRecord],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="stack">
      <live-account [session]="session">
        <button type="button" class="primary" [logoutAction]="action">Sign out</button>
      </live-account>
      <div class="row">
        <label class="check">
          <input type="checkbox" [checked]="vetoes()" (change)="vetoes.set(!vetoes())" />
          <span><code>onBeforeUpdate</code> returns <code>false</code></span>
        </label>
        <label class="check">
          <input type="checkbox" [checked]="byDefault()" (change)="switchDefault()" />
          <code>useDefaultSuccessHandler</code>
        </label>
      </div>
      <ol aria-label="What happened" aria-live="polite">
        @for (entry of log(); track $index) {
          <li>
            <code>{{ entry.name }}</code>
            <span class="quiet">{{ entry.text }}</span>
          </li>
        } @empty {
          <li class="quiet">Sign out to see which functions are called, and in which order.</li>
        }
      </ol>
      <live-server-record [session]="session" [action]="action" />
    </div>
  `,
  styles: `
    .row {
      gap: 8px 20px;
    }

    ol {
      min-block-size: 104px;
      padding: 12px 14px;
      border-radius: 10px;
      background: var(--vp-c-default-soft);
      counter-reset: entry;
    }

    li {
      display: flex;
      gap: 0 8px;
      padding-block: 3px;
    }

    li:not(.quiet) {
      counter-increment: entry;
    }

    li:not(.quiet)::before {
      content: counter(entry);
      inline-size: 1.1em;
      color: var(--vp-c-text-2);
    }

    code {
      font-weight: 600;
    }
  `,
})
export class EventsExample {
  protected readonly session = inject(DemoSession);
  protected readonly vetoes = signal(false);
  protected readonly byDefault = signal(false);
  protected readonly log = signal<readonly { name: string; text: string }[]>([]);
  protected readonly action = injectLogoutAction({
    name: 'eventsExample',
    useDefaultSuccessHandler: false,
    onBeforeUpdate: () => {
      this.#add('onBeforeUpdate', this.vetoes() ? 'returns false' : 'returns true');
      return !this.vetoes();
    },
    onSuccess: () => this.#add('onSuccess', 'may redirect'),
    onError: ({ error }) => this.#add('onError', error.kind),
  });

  constructor() {
    inject(StayOnPage)
      .redirects$.pipe(takeUntilDestroyed())
      .subscribe((url) => this.#add('default redirect', `to ${url}`));
    this.action.outcomes$
      .pipe(takeUntilDestroyed())
      .subscribe((outcome) => this.#add('outcome', describeOutcome(outcome)));
  }

  protected switchDefault(): void {
    this.byDefault.update((on) => !on);
    this.action.update({ useDefaultSuccessHandler: this.byDefault() });
  }

  /** The outcome is the last entry of a call. */
  #add(name: string, text: string): void {
    this.log.update((log) => [...(log.at(-1)?.name === 'outcome' ? [] : log), { name, text }]);
  }
}
