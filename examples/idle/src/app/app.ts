import { ChangeDetectionStrategy, Component, inject, ViewEncapsulation } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { IdleLogout } from 'ngx-logout-action/idle';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main><router-outlet /></main>
    <p>
      @switch (idle.state()) {
        @case ('off') {
          The countdown starts when you sign in.
        }
        @case ('expired') {
          The time is up.
        }
        @default {
          Without a key press or a click, you are signed out in {{ idle.remaining() }} seconds.
        }
      }
    </p>
  `,
  encapsulation: ViewEncapsulation.None,
  styleUrl: './app.css',
})
export class App {
  protected readonly idle = inject(IdleLogout);
}
