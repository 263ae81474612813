import { provideHttpClient } from '@angular/common/http';
import { afterNextRender, ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet } from '@angular/router';

import {
  LogoutActionService,
  LogoutBackend,
  provideLogoutAction,
  withSpinner,
} from 'ngx-logout-action';

import { ServiceByHand } from '../../by-hand/service-by-hand';
import type { Bench } from '../bench-global';
import { QueueBench } from './queue';
import { SpinnerBench } from './spinners';
import { Wire, WireBench } from './wire';
import { Work } from './work';

/** Selects what the page does. */
const wanted = new URLSearchParams(location.search);

@Component({ selector: 'app-page', changeDetection: ChangeDetectionStrategy.OnPush, template: '' })
class Page {}

@Component({
  selector: 'app-login',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: 'Sign in',
})
class Login {}

/** Exposes the benchmarks to the script that drives the page. */
@Component({
  selector: 'app-root',
  imports: [RouterOutlet, Wire],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<app-wire /><router-outlet />`,
})
class App {
  readonly #bench = {
    queue: new QueueBench(),
    wire: new WireBench(),
    spinner: new SpinnerBench(),
    signOuts: signOuts(),
  };

  constructor() {
    Object.assign(globalThis, { bench: this.#bench });
    const clicks = Number(wanted.get('clicks'));
    if (clicks) afterNextRender(() => this.#bench.wire.report(clicks));
  }
}

function signOuts(): Bench['signOuts'] {
  const ours = inject(LogoutActionService);
  const byHand = inject(ServiceByHand);
  return {
    ours: async () => (await ours.logout()).status === 'succeeded',
    'service by hand': () => byHand.logout(true).then(() => true),
  };
}

// The queue benchmark measures queues without requests.
const queues = wanted.has('queues') ? [{ provide: LogoutBackend, useExisting: Work }] : [];

void bootstrapApplication(App, {
  providers: [
    provideHttpClient(),
    provideRouter([
      { path: 'login', component: Login },
      { path: '**', component: Page },
    ]),
    provideLogoutAction(
      { inFlightBehavior: 'doNotExecute' },
      withSpinner({ delay: 0, minVisible: 0 }),
    ),
    queues,
  ],
});
