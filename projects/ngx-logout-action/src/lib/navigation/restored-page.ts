import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';

import { deadline } from '../rx/deadline';
import { DocumentLifetime } from '../session/document-lifetime';
import { SessionCheck } from '../session/session-check';
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
  readonly #lifetime = inject(DocumentLifetime);
  readonly #session = inject(SessionCheck);
  readonly #signOuts = inject(SignOuts);
  readonly #destinations = inject(Destinations);
  readonly #navigator = inject(LogoutNavigator);
  #hidden = false;

  constructor() {
    this.#lifetime.hidden$.subscribe(() => {
      if (this.#signOuts.any) this.#setVisible(false);
    });
    this.#lifetime.restored$.subscribe(() => {
      if (this.#hidden) this.#reveal();
    });
  }

  #reveal(): void {
    if (!this.#session.known) {
      this.#document.location.reload();
      return;
    }
    deadline(this.#session.answer(false), ANSWER_LIMIT, () => false).subscribe((signedIn) => {
      if (signedIn) this.#setVisible(true);
      else this.#navigator.toDocument(this.#destinations.named('login').url);
    });
  }

  #setVisible(visible: boolean): void {
    this.#hidden = !visible;
    this.#document.documentElement.style.visibility = visible ? '' : 'hidden';
  }
}
