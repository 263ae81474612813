import { provideHttpClient } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet } from '@angular/router';
import { DEFAULT_INTERRUPTSOURCES, Idle, provideNgIdle } from '@ng-idle/core';

import { ROUTES } from '../routes/one-route';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  template: `<router-outlet />`,
})
class App {
  constructor() {
    const idle = inject(Idle);
    idle.setIdle(14 * 60);
    idle.setTimeout(60);
    idle.setInterrupts(DEFAULT_INTERRUPTSOURCES);
    idle.onTimeout.subscribe(() => location.assign('/login'));
    idle.watch();
  }
}

void bootstrapApplication(App, {
  providers: [provideHttpClient(), provideRouter(ROUTES), provideNgIdle()],
});
