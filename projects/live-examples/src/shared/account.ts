import { ChangeDetectionStrategy, Component, computed, input, type OnInit } from '@angular/core';

import type { ExampleSession, SessionState } from './example-session';

const WORDS: Readonly<Record<SessionState, string>> = {
  none: 'Not signed in',
  starting: 'Signing in …',
  unreachable: 'The server could not be reached',
  'signed in': 'Signed in',
  'signed out': 'Signed out',
  uncertain: 'May be signed in',
};

/** The user of an example, next to the buttons of the example. */
@Component({
  selector: 'live-account',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="avatar" aria-hidden="true">DD</span>
    <span class="who">
      <strong>Dora Demo</strong>
      <span class="line">
        <span role="status" [class]="tone()">{{ words() }}</span>
        @if (canStart()) {
          <button type="button" (click)="start()">Sign in</button>
        }
      </span>
    </span>
    <span class="actions" [inert]="isStarting()"><ng-content /></span>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 10px 12px;
      align-items: center;
      padding: 12px;
      border: 1px solid var(--vp-c-divider);
      border-radius: 10px;
      background: var(--vp-c-bg);
    }

    .avatar {
      display: grid;
      flex: none;
      place-items: center;
      inline-size: 38px;
      block-size: 38px;
      border-radius: 50%;
      background: var(--vp-c-brand-soft);
      color: var(--vp-c-brand-1);
      font-weight: 600;
    }

    .who {
      display: grid;
      flex: 1 0 11.5rem;
    }

    .line {
      display: flex;
      gap: 10px;
      align-items: center;
      min-block-size: 24px;
      white-space: nowrap;
    }

    .actions {
      display: contents;
    }

    .line button {
      min-block-size: 24px;
      padding: 0 2px;
      border: 0;
      border-radius: 4px;
      background: none;
      color: var(--vp-c-brand-1);
      text-decoration: underline;
      text-underline-offset: 3px;
    }

    [role='status']::before {
      content: '';
      display: inline-block;
      inline-size: 8px;
      block-size: 8px;
      margin-inline-end: 6px;
      border-radius: 50%;
      background: currentColor;
    }
  `,
})
export class Account implements OnInit {
  readonly session = input.required<ExampleSession>();
  /** Whether the session starts automatically. */
  readonly startsAutomatically = input(true);

  protected readonly words = computed(() => WORDS[this.session().state()]);
  protected readonly tone = computed(() => {
    switch (this.session().state()) {
      case 'signed in':
        return 'good';
      case 'unreachable':
      case 'uncertain':
        return 'attention';
      default:
        return 'quiet';
    }
  });
  protected readonly isStarting = computed(() => this.session().state() === 'starting');
  protected readonly canStart = computed(
    () => !['starting', 'signed in'].includes(this.session().state()),
  );

  ngOnInit(): void {
    if (this.startsAutomatically()) this.start();
  }

  protected start(): void {
    void this.session().start();
  }
}
