import { provideHttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet } from '@angular/router';
import { provideServiceWorker } from '@angular/service-worker';
import { clearCaches, provideLogoutAction, withCleanup } from 'ngx-logout-action';

import { Home } from './home';
import { RELEASE } from './release';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>Release: {{ release }}</p>
    <router-outlet />
  `,
})
class App {
  protected readonly release = RELEASE;
}

bootstrapApplication(App, {
  providers: [
    provideRouter([
      { path: '', component: Home },
      { path: 'login', loadComponent: () => import('./login') },
    ]),
    provideHttpClient(),
    provideServiceWorker('ngsw-worker.js', { registrationStrategy: 'registerImmediately' }),
    provideLogoutAction({}, withCleanup(clearCaches('api'))),
  ],
}).catch((error: unknown) => console.error(error));
