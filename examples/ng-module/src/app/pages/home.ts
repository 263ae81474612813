import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'app-home',
  standalone: false,
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>An app with NgModules</h1>
    <p>Everyone can see this page. <a routerLink="/sign-in">Sign in</a> to see the account.</p>
  `,
})
export class Home {}
