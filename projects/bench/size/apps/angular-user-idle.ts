import { provideHttpClient } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet } from '@angular/router';
import { UserIdleConfig, UserIdleService } from 'angular-user-idle';

import { ROUTES } from '../routes/one-route';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  template: `<router-outlet />`,
})
class App {
  constructor() {
    const idle = inject(UserIdleService);
    idle.startWatching();
    idle.onTimerStart().subscribe();
    idle.onTimeout().subscribe(() => location.assign('/login'));
  }
}

void bootstrapApplication(App, {
  providers: [
    provideHttpClient(),
    provideRouter(ROUTES),
    { provide: UserIdleConfig, useValue: { idle: 14 * 60, timeout: 60, ping: 0 } },
  ],
});
