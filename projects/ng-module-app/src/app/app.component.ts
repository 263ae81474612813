import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'app-root',
  standalone: false,
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav>
      <a routerLink="/">Home</a>
      <a routerLink="/account">Account</a>
    </nav>
    <main><router-outlet /></main>
  `,
})
export class AppComponent {}
