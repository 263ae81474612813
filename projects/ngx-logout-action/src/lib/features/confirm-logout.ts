import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Injectable } from '@angular/core';
import { Observable, of, share } from 'rxjs';

import { AlertDialog, type AlertDialogTexts } from '../dialog/alert-dialog';
import { SignOuts } from '../page/sign-outs';
import { checkByRules, type OptionRule } from './option-rules';
import type { LogoutGuard } from './with-logout-guards';

/** The texts of the dialog of `confirmLogout()`. */
export interface ConfirmLogoutTexts {
  /** The question. @default 'Sign out?' */
  title?: string | undefined;
  /** The text below the title; `''` for none. @default 'You will need to sign in again to continue.' */
  message?: string | undefined;
  /** The button that signs out. @default 'Sign out' */
  confirm?: string | undefined;
  /** The button that keeps the user signed in, which has the focus at first. @default 'Stay signed in' */
  cancel?: string | undefined;
}

const ENGLISH: AlertDialogTexts = {
  title: 'Sign out?',
  message: 'You will need to sign in again to continue.',
  confirm: 'Sign out',
  cancel: 'Stay signed in',
};

/**
 * A guard that asks the user to confirm in a modal dialog. Escape and a click on the backdrop keep the user signed in.
 * Calls made while the dialog is open share its answer. The custom properties `--logout-confirm-*` change its
 * appearance.
 *
 * @param texts the texts, or a function that returns them. The function runs in an injection context each time the dialog
 * opens.
 * @throws LogoutConfigurationError LOGOUT-103 for an unknown or invalid text, in development.
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
  if (typeof texts !== 'function') checkTexts(texts);
  return ({ ɵmadeAt: madeAt = Infinity }) =>
    inject(LogoutConfirmation).ask(
      () => checkTexts(typeof texts === 'function' ? texts() : texts),
      madeAt,
    );
}

const STRING: OptionRule = [ngDevMode && 'a string', (value) => typeof value === 'string'];
const RULES = { title: STRING, message: STRING, confirm: STRING, cancel: STRING };

function checkTexts(texts: ConfirmLogoutTexts): ConfirmLogoutTexts {
  if (ngDevMode) checkByRules(103, 'confirmLogout', texts, RULES);
  return texts;
}

/** The only dialog of the app. */
@Injectable({ providedIn: 'root' })
class LogoutConfirmation {
  readonly #document = inject(DOCUMENT);
  readonly #signOuts = inject(SignOuts);
  #asked$: Observable<boolean> | undefined;
  /** The last answer, and when it was given, in ticks of `SignOuts`. */
  #last = { confirmed: false, at: 0 };
  #dismiss: (() => void) | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#dismiss?.());
    // Closes the dialog when this tab follows a sign-out elsewhere.
    this.#signOuts.followed$.subscribe(() => this.#dismiss?.());
  }

  /** @param madeAt when the call was made. Calls made while the dialog was open share its answer. */
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
        // Must come last, because the answer admits queued calls, which ask immediately.
        subscriber.next(confirmed);
        subscriber.complete();
      };
      const dialog = new AlertDialog(this.#document, texts, end);
      this.#dismiss = () => end(false);
      // After unsubscribing, the decision comes too late.
      return this.#dismiss;
    }).pipe(share());
  }
}

function withDefaults(texts: ConfirmLogoutTexts): AlertDialogTexts {
  const given = Object.entries(texts).filter(([, text]) => text !== undefined);
  return { ...ENGLISH, ...Object.fromEntries(given) };
}
