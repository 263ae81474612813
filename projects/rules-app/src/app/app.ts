import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';

import {
  LogoutActionDirective,
  LogoutActionService,
  SpinnerContextService,
} from 'ngx-logout-action';
import { IdleLogout } from 'ngx-logout-action/idle';

import { Menu } from './menu';
import { Session } from './session';

@Component({
  selector: 'app-root',
  imports: [LogoutActionDirective, Menu, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main>
      @if (session.user()) {
        <app-menu />
      }
      <button logoutAction>Sign out</button>
      <p>Cleanups: {{ session.forgotten() }}</p>
      <router-outlet />
    </main>
  `,
})
export class App {
  protected readonly session = inject(Session);

  constructor() {
    Object.assign(window, {
      logoutAction: inject(LogoutActionService).defaultAction,
      spinners: inject(SpinnerContextService),
      idleLogout: inject(IdleLogout),
    });
  }
}
