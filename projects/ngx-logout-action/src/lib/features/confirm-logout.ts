import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Injectable } from '@angular/core';
import { Observable, of, share } from 'rxjs';

import { AlertDialog, type AlertDialogTexts } from '../dialog/alert-dialog';
import { SignOuts } from '../page/sign-outs';
import type { LogoutGuard } from './with-logout-guards';

/** What the dialog of `confirmLogout()` says. */
export interface ConfirmLogoutTexts {
  /** The question. @default 'Sign out?' */
  title?: string | undefined;
  /** The text below it; `''` for none. @default 'You will need to sign in again to continue.' */
  message?: string | undefined;
  /** The button that signs out. @default 'Sign out' */
  confirm?: string | undefined;
  /** The button that does not, which has the focus at first. @default 'Stay signed in' */
  cancel?: string | undefined;
}

const ENGLISH: AlertDialogTexts = {
  title: 'Sign out?',
  message: 'You will need to sign in again to continue.',
  confirm: 'Sign out',
  cancel: 'Stay signed in',
};

/**
 * A guard that asks the user in a modal dialog, above everything else on the page. Escape and a click on the backdrop
 * keep the user signed in. Calls made while the dialog is open share its answer. The custom properties
 * `--logout-confirm-*` change its looks.
 *
 * @param texts in the language of the user, or a function that returns them. The function runs in an injection context
 * each time the dialog opens.
 * @example
 * ```ts
 * withLogoutGuards(confirmLogout({ message: 'Your cart is kept.' }))
 * ```
 *
 * @example Translated texts
 * ```ts
 * withLogoutGuards(
 *   confirmLogout(() => {
 *     const translate = inject(TranslateService);
 *     return { title: translate.instant('logout.title'), confirm: translate.instant('logout.confirm') };
 *   }),
 * )
 * ```
 */
export function confirmLogout(
  texts: ConfirmLogoutTexts | (() => ConfirmLogoutTexts) = {},
): LogoutGuard {
  return ({ ɵmadeAt: madeAt = Infinity }) =>
    inject(LogoutConfirmation).ask(() => (typeof texts === 'function' ? texts() : texts), madeAt);
}

/** The one dialog of an app. */
@Injectable({ providedIn: 'root' })
class LogoutConfirmation {
  readonly #document = inject(DOCUMENT);
  readonly #signOuts = inject(SignOuts);
  #asked$: Observable<boolean> | undefined;
  /** The last answer, and when it was given, by the clock of `SignOuts`. */
  #last = { confirmed: false, at: 0 };
  #dismiss: (() => void) | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#dismiss?.());
    // The question must not outlive the page that it is about.
    this.#signOuts.followed$.subscribe(() => this.#dismiss?.());
  }

  /** @param madeAt when the call was made that asks. One made while the dialog was open has its answer already. */
  ask(texts: () => ConfirmLogoutTexts, madeAt: number): Observable<boolean> {
    if (madeAt < this.#last.at) return of(this.#last.confirmed);
    return (this.#asked$ ??= this.#open(withDefaults(texts())));
  }

  #open(texts: AlertDialogTexts): Observable<boolean> {
    return new Observable<boolean>((subscriber) => {
      let answered = false;
      const end = (confirmed: boolean) => {
        if (answered) return;
        answered = true;
        this.#asked$ = this.#dismiss = undefined;
        this.#last = { confirmed, at: this.#signOuts.tick() };
        dialog.close();
        // Last, because the answer admits queued calls, which ask at once.
        subscriber.next(confirmed);
        subscriber.complete();
      };
      const dialog = new AlertDialog(this.#document, texts, end);
      this.#dismiss = () => end(false);
      // Unsubscribed from: the decision came too late.
      return this.#dismiss;
    }).pipe(share());
  }
}

function withDefaults(texts: ConfirmLogoutTexts): AlertDialogTexts {
  const given = Object.entries(texts).filter(([, text]) => text !== undefined);
  return { ...ENGLISH, ...Object.fromEntries(given) };
}
