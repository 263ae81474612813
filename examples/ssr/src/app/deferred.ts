import { ChangeDetectionStrategy, Component } from '@angular/core';

import { Toolbar } from './toolbar';

/** Hydrates its button when the user clicks it, and replays the click. */
@Component({
  selector: 'app-deferred',
  imports: [Toolbar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Hydrated on interaction</h1>
    @defer (hydrate on interaction) {
      <app-toolbar />
    } @placeholder {
      <p>Not rendered on the server</p>
    }
  `,
})
export class Deferred {}
