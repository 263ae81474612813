import { ChangeDetectionStrategy, Component } from '@angular/core';

import {
  injectLogoutAction,
  LogoutActionDirective,
  SpinnerContextDirective,
} from 'ngx-logout-action';

@Component({
  selector: 'app-home',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1>Home</h1>`,
})
export class Home {}

@Component({
  selector: 'app-login',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1>Sign in</h1>`,
})
export class Login {}

/** A page with its own action and spinner contexts. */
@Component({
  selector: 'app-orders',
  imports: [LogoutActionDirective, SpinnerContextDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Orders</h1>
    <section [spinnerContext]="'profile'"><h2>Profile</h2></section>
    <section [spinnerContext]="'orders'"><h2>Orders of the week</h2></section>
    <button class="btn btn-secondary" type="button" [logoutAction]="leave">Leave</button>
    <div class="tall"></div>
    <button class="btn" type="button" (click)="isLastClicked = true">
      {{ isLastClicked ? 'Clicked' : 'Last' }}
    </button>
  `,
  styles: `
    .tall {
      block-size: 150vh;
    }
  `,
})
export class Orders {
  protected readonly leave = injectLogoutAction({ name: 'leave' });
  protected isLastClicked = false;
}
