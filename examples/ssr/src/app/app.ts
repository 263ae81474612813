import { ChangeDetectionStrategy, Component, ViewEncapsulation } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';

@Component({
  selector: 'app-root',
  imports: [RouterLink, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav>
      <a routerLink="/">Home</a>
      <a routerLink="/deferred">Deferred</a>
    </nav>
    <main><router-outlet /></main>
  `,
  encapsulation: ViewEncapsulation.None,
  styleUrl: './app.css',
})
export class App {}
