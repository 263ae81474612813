import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';

import { deadline } from '../rx/deadline';
import { DocumentLifetime } from '../session/document-lifetime';
import { SESSION_CHECK } from '../session/session-check';
import { SignOuts } from '../session/sign-outs';
import { Destinations } from './destinations';
import { LogoutNavigator } from './logout-navigator';

/** Milliseconds within which the app has to say whether somebody is signed in; else nobody is. */
const ANSWER_LIMIT = 5_000;

/**
 * Keeps what the back/forward cache brings back from being seen by the next person: once signed out, the
 * document is invisible from `pagehide` on. When it is restored it asks whether somebody is signed in before
 * it shows, and loads anew where it cannot ask.
 */
@Injectable({ providedIn: 'root' })
export class RestoredPage {
  readonly #document = inject(DOCUMENT);
  readonly #session = inject(SESSION_CHECK);
  readonly #destinations = inject(Destinations);
  readonly #navigator = inject(LogoutNavigator);

  constructor() {
    const { hidden$, restored$ } = inject(DocumentLifetime);
    const signOuts = inject(SignOuts);
    const { style } = this.#document.documentElement;
    let hidden = false;
    hidden$.subscribe(() => {
      if (signOuts.last < 0) return;
      hidden = true;
      style.visibility = 'hidden';
    });
    restored$.subscribe(() => {
      if (hidden) {
        this.#ask(() => {
          hidden = false;
          style.visibility = '';
        });
      }
    });
  }

  #ask(reveal: () => void): void {
    const session = this.#session;
    if (!session?.known) return this.#document.location.reload();
    deadline(session.answer(false), ANSWER_LIMIT, () => false).subscribe((signedIn) => {
      if (signedIn) reveal();
      else this.#navigator.toDocument(this.#destinations.named('login').url);
    });
  }
}
