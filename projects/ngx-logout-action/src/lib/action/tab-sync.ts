import { inject, Injectable } from '@angular/core';
import { concat, concatMap, defer, filter } from 'rxjs';

import { Destinations } from '../navigation/destinations';
import { RestoredPage } from '../navigation/restored-page';
import { LocalCleanup } from '../session/local-cleanup';
import { SignOuts } from '../session/sign-outs';
import { TabChannel } from '../session/tab-channel';
import { DefaultSuccessHandler } from './default-success-handler';
import { LogoutActionService } from './logout-action.service';

/**
 * Signs out with the other tabs: what was sent from here is told to them, and what they tell is followed by
 * cleanup and the redirect of the default action, without guards, events or a request, and without an echo.
 */
@Injectable({ providedIn: 'root' })
export class TabSync {
  readonly #signOuts = inject(SignOuts);
  readonly #channel = inject(TabChannel);
  readonly #cleanup = inject(LocalCleanup);
  readonly #destinations = inject(Destinations);
  readonly #successHandler = inject(DefaultSuccessHandler);
  readonly #service = inject(LogoutActionService);

  constructor() {
    inject(RestoredPage);
    this.#signOuts.made$.subscribe((at) => this.#channel.send(at));
    this.#channel.received$
      .pipe(
        filter((at) => this.#signOuts.concerns(at)),
        concatMap(() => {
          this.#signOuts.follow();
          return concat(
            this.#cleanup.run(),
            defer(() => this.#redirect()),
          );
        }),
      )
      .subscribe();
  }

  #redirect() {
    const options = this.#service.defaultAction.options();
    return this.#successHandler.redirect(this.#destinations.named(options.redirectTo), options);
  }
}
