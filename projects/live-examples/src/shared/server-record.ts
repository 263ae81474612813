import { ChangeDetectionStrategy, Component, effect, input } from '@angular/core';

import type { LogoutAction } from 'ngx-logout-action';

import type { ExampleSession } from './example-session';

/** The sign-out requests that the server has recorded. */
@Component({
  selector: 'live-server-record',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="name">Reached the server</span>
    @for (request of session().requests(); track $index) {
      <code [class.good]="request.status === 204" [class.attention]="request.status !== 204">
        POST {{ request.status }}
      </code>
    } @empty {
      <span class="quiet">no request yet</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: baseline;
      min-block-size: 22px;
    }

    .name {
      font-weight: 600;
    }
  `,
})
export class ServerRecord {
  readonly session = input.required<ExampleSession>();
  readonly action = input.required<LogoutAction>();

  constructor() {
    effect(() => {
      if (this.action().lastOutcome()) void this.session().refresh();
    });
  }
}
