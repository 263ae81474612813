import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';

import { LogoutActionDirective, LogoutActionService } from 'ngx-logout-action';

import { Account } from '../shared/account';
import { type Answers, PracticeSession } from '../shared/practice-session';
import { ServerRecord } from '../shared/server-record';
import { FailureMessage } from './failure-message';

interface Choice {
  readonly name: string;
  readonly answers: Answers;
}

@Component({
  selector: 'live-failures-example',
  imports: [Account, LogoutActionDirective, ServerRecord],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="stack">
      <fieldset>
        <legend class="visually-hidden">What goes wrong</legend>
        @for (choice of choices; track choice.name) {
          <label>
            <input
              type="radio"
              name="failure"
              [checked]="choice === chosen()"
              (change)="choose(choice)"
            />
            {{ choice.name }}
          </label>
        }
      </fieldset>
      <live-account [session]="session">
        <button type="button" class="primary" [logoutAction]="action" (click)="message.hide()">
          {{ action.pending() ? 'Signing out …' : 'Sign out' }}
        </button>
      </live-account>
      <div class="place" role="alert">
        @if (message.shown(); as failure) {
          <p>
            <span>{{ failure.text }}</span>
            <button type="button" (click)="tryAgain(failure.retry)">Try again</button>
          </p>
        }
      </div>
      <live-server-record [session]="session" [action]="action" />
    </div>
  `,
  styles: `
    .place {
      min-block-size: 58px;
    }

    p {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 12px;
      align-items: center;
      justify-content: space-between;
      padding: 10px 12px;
      border-radius: 10px;
      background: var(--vp-c-warning-soft);
      font-weight: 500;
    }

    .primary {
      min-inline-size: 9rem;
    }

    @media (max-width: 640px) {
      .place {
        min-block-size: 86px;
      }
    }
  `,
})
export class FailuresExample {
  protected readonly session = inject(PracticeSession);
  protected readonly message = inject(FailureMessage);
  protected readonly action = inject(LogoutActionService).defaultAction;
  protected readonly choices: readonly Choice[] = [
    { name: '503 once', answers: { delay: 300, failures: 1 } },
    { name: 'No response', answers: { delay: 5_000 } },
    { name: 'No failure', answers: { delay: 300 } },
  ];
  protected readonly chosen = signal(this.choices[0]);

  constructor() {
    this.session.answers = this.chosen()?.answers ?? {};
  }

  protected choose(choice: Choice): void {
    this.chosen.set(choice);
    this.message.hide();
    this.session.answers = choice.answers;
    void this.session.start();
  }

  protected tryAgain(retry: () => Promise<unknown>): void {
    this.message.hide();
    void retry();
  }
}
