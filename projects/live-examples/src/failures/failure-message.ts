import { Injectable, signal } from '@angular/core';

import type { LogoutError, LogoutFailure } from 'ngx-logout-action';

/** The latest failure, until the user tries again. */
@Injectable({ providedIn: 'root' })
export class FailureMessage {
  readonly #shown = signal<{ text: string; retry: LogoutFailure['retry'] } | undefined>(undefined);
  readonly shown = this.#shown.asReadonly();

  show({ kind, status }: LogoutError, retry: LogoutFailure['retry']): void {
    const cause = status ? `${kind}, ${status}` : kind;
    this.#shown.set({ text: `You may still be signed in (${cause}).`, retry });
  }

  hide(): void {
    this.#shown.set(undefined);
  }
}
