import { inject, Injectable } from '@angular/core';
import { concat, concatMap, defer, EMPTY, filter } from 'rxjs';

import { Destinations } from '../navigation/destinations';
import { RestoredPage } from '../navigation/restored-page';
import { LOCAL_CLEANUP } from '../session/local-cleanup';
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
  readonly #cleanup = inject(LOCAL_CLEANUP);
  readonly #destinations = inject(Destinations);
  readonly #successHandler = inject(DefaultSuccessHandler);
  readonly #service = inject(LogoutActionService);

  constructor() {
    inject(RestoredPage);
    this.#signOuts.made$.subscribe((at) => this.#channel.send(at));
    this.#channel.received$
      .pipe(
        filter((at) => this.#concerns(at)),
        concatMap(() => {
          this.#signOuts.last = Date.now();
          return concat(
            this.#cleanup?.run() ?? EMPTY,
            defer(() => this.#redirect()),
          );
        }),
      )
      .subscribe();
  }

  /**
   * Whether a sign-out of another tab concerns this document. One that was made before this document was
   * loaded, or before it was last signed out itself, does not: whoever is signed in now came later.
   */
  #concerns(at: number): boolean {
    return at > this.#signOuts.last && at > performance.timeOrigin;
  }

  #redirect() {
    const options = this.#service.defaultAction.options();
    return this.#successHandler.redirect(this.#destinations.named(options.redirectTo), options);
  }
}
