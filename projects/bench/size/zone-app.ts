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

/** Counts how often the application checks it. */
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

/** An app with zone.js, in which every event that Angular listens to triggers change detection. */
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
