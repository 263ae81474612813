import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';
import { map, of } from 'rxjs';

import { deadline } from '../call/answer';
import { LogoutNavigator } from '../call/navigator';
import { RedirectResolver } from '../call/redirect-resolver';
import { LOGOUT_CONFIG } from '../config';
import { hideDocument } from './hide-document';
import { PageLifecycle } from './page-lifecycle';
import { reloadAfresh } from './reload-afresh';
import { SignOuts } from './sign-outs';

/** Milliseconds that other tabs and the server have to answer. After that, the document is reloaded. */
const ANSWER_LIMIT = 5_000;

/**
 * Hides private content that the back/forward cache restores from the next user. After a sign-out, the document is hidden on
 * `pagehide`. When it is restored, it is shown if the user is signed in, and loaded again if not or if the app cannot tell.
 * With `withSession` or `withTabSync`, this also applies to documents that did not sign out themselves.
 */
@Injectable({ providedIn: 'root' })
export class BfcacheGuard {
  readonly #document = inject(DOCUMENT);
  readonly #config = inject(LOGOUT_CONFIG);
  readonly #session = this.#config.session?.();
  readonly #tabs = this.#config.tabs?.();
  readonly #signOuts = inject(SignOuts);
  readonly #resolver = inject(RedirectResolver);
  readonly #navigator = inject(LogoutNavigator);
  #reveal: (() => void) | undefined;
  /** Whether the user was signed in when the document was hidden, if that was known synchronously. */
  #signedInBefore: boolean | undefined;

  constructor() {
    const { hidden$, restored$ } = inject(PageLifecycle);
    hidden$.subscribe(() => {
      if (this.#signOuts.happened || this.#session?.known || this.#tabs) this.#hide();
    });
    restored$.subscribe(() => {
      if (this.#reveal) this.#afterNews(this.#reveal);
    });
  }

  #hide(): void {
    if (this.#reveal) return;
    this.#signedInBefore = this.#session?.now(undefined);
    const reveal = hideDocument(this.#document);
    this.#reveal = () => {
      this.#reveal = undefined;
      reveal();
    };
  }

  /** Another tab may have signed out in the meantime, so the server is asked. */
  #afterNews(reveal: () => void): void {
    const settled$ = (this.#tabs?.settled$ ?? of(true)).pipe(map(() => true));
    deadline(settled$, ANSWER_LIMIT, () => false).subscribe((settled) => {
      if (settled) this.#decide(reveal);
      else this.#document.location.reload();
    });
  }

  #decide(reveal: () => void): void {
    const signedOutHere = this.#signOuts.happened;
    const session = this.#session;
    if (!session?.known) {
      if (signedOutHere || this.#tabs?.missed) reloadAfresh(this.#document);
      else reveal();
      return;
    }
    session.answer(false).subscribe((signedIn) => {
      if (signedIn || (!signedOutHere && this.#signedInBefore === false)) reveal();
      else if (signedOutHere) this.#navigator.toDocument(this.#resolver.named('login').url);
      else reloadAfresh(this.#document);
    });
  }
}
