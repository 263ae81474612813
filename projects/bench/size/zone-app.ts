import 'zone.js';

import { provideHttpClient } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  type EnvironmentProviders,
  type Provider,
  provideZoneChangeDetection,
  runInInjectionContext,
} from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet } from '@angular/router';

import { ROUTES } from './routes/one-route';

let ticks = 0;

/** Counts how often Angular checks it. */
@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  changeDetection: ChangeDetectionStrategy.Eager,
  template: `{{ count() }}<router-outlet />`,
})
class App {
  count(): string {
    ticks++;
    return '';
  }
}

/**
 * Starts an app with zone.js, in which every event with an Angular listener triggers change
 * detection.
 */
export async function startZoneApp(
  providers: (Provider | EnvironmentProviders)[] = [],
  start: () => void = () => undefined,
): Promise<void> {
  const app = await bootstrapApplication(App, {
    providers: [
      provideZoneChangeDetection(),
      provideHttpClient(),
      provideRouter(ROUTES),
      ...providers,
    ],
  });
  runInInjectionContext(app.injector, start);
  Object.assign(globalThis, { ticks: () => ticks });
}
