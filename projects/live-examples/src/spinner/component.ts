import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';

import {
  LogoutActionDirective,
  LogoutActionService,
  SpinnerContextDirective,
} from 'ngx-logout-action';

import { Account } from '../shared/account';
import { PracticeSession } from '../shared/practice-session';
import { ServerRecord } from '../shared/server-record';

const CARD = { name: 'Card', contexts: ['card'] };

@Component({
  selector: 'live-spinner-example',
  imports: [Account, LogoutActionDirective, ServerRecord, SpinnerContextDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="stack">
      <fieldset>
        <legend class="visually-hidden">Where the spinner shows</legend>
        @for (choice of choices; track choice.name) {
          <label>
            <input
              type="radio"
              name="host"
              [checked]="choice === chosen()"
              (change)="chosen.set(choice)"
            />
            {{ choice.name }}
          </label>
        }
      </fieldset>
      <live-account [session]="session" [spinnerContext]="'card'">
        <button
          type="button"
          class="primary"
          [logoutAction]="action"
          [logoutSpinnerContext]="chosen().contexts"
        >
          Sign out
        </button>
      </live-account>
      <table>
        <caption class="visually-hidden">
          Orders
        </caption>
        <thead>
          <tr>
            <th scope="col">Order</th>
            <th scope="col">Total</th>
            <th scope="col">Invoice</th>
          </tr>
        </thead>
        <tbody>
          <tr [spinnerContext]="'row'">
            <td>Green tea</td>
            <td>$12.00</td>
            <td><a href="#live-spinner">Open</a></td>
          </tr>
          <tr>
            <td>Teapot</td>
            <td>$49.00</td>
            <td><a href="#live-spinner" [spinnerContext]="'link'">Download</a></td>
          </tr>
        </tbody>
      </table>
      <div class="row">
        <button type="button" [spinnerContext]="'button'">Print all orders</button>
        <live-server-record [session]="session" [action]="action" />
      </div>
    </div>
  `,
  styles: `
    table {
      inline-size: 100%;
      border-collapse: collapse;
    }

    :is(th, td) {
      padding: 9px 12px;
      border-block-end: 1px solid var(--vp-c-divider);
      text-align: start;
    }

    th {
      color: var(--vp-c-text-2);
      font-weight: 500;
    }

    a {
      color: var(--vp-c-brand-1);
      font-weight: 500;
    }
  `,
})
export class SpinnerExample {
  protected readonly session = inject(PracticeSession);
  protected readonly action = inject(LogoutActionService).defaultAction;
  protected readonly choices = [
    CARD,
    { name: 'Table row', contexts: ['row'] },
    { name: 'Button', contexts: ['button'] },
    { name: 'Link', contexts: ['link'] },
    { name: 'All of them', contexts: ['card', 'row', 'button', 'link'] },
    { name: 'Page', contexts: ['page'] },
  ];
  protected readonly chosen = signal(CARD);

  constructor() {
    // Long enough to see the spinner.
    this.session.answers = { delay: 2_000 };
  }
}
