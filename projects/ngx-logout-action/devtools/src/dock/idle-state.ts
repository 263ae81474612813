import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';

import { type ɵIdleWatch as IdleWatch, ɵLOGOUT_CONFIG as LOGOUT_CONFIG } from 'ngx-logout-action';

/** The state of the idle timer, with buttons to show its warning and to stay signed in. */
@Component({
  selector: 'logout-idle-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (idle; as idle) {
      <div class="idle" role="group" aria-label="Idle sign-out">
        <span>{{ text() }}</span>
        <button type="button" [disabled]="idle.state() !== 'active'" (click)="warn()">
          Warn now
        </button>
        <button type="button" [disabled]="!running()" (click)="idle.stay()">Stay signed in</button>
      </div>
    }
  `,
})
export class IdleStateView {
  protected readonly idle: IdleWatch | undefined = inject(LOGOUT_CONFIG).idle?.();

  protected readonly running = computed(() => {
    const state = this.idle?.state();
    return state === 'active' || state === 'warning';
  });
  protected readonly text = computed(() => {
    const { state, remaining } = this.idle ?? {};
    return `Idle: ${state?.()}${this.running() ? `, ${remaining?.()} s left` : ''}`;
  });

  protected warn(): void {
    this.idle?.ɵwarn();
  }
}
