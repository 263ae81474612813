import { inject, Injectable } from '@angular/core';

import type { LogoutGuard } from 'ngx-logout-action';

/** Asks whether unsaved changes may be discarded. */
export type Question = () => boolean | Promise<boolean>;

/** The pages with unsaved changes. A sign-out waits for their questions, while the session is still alive. */
@Injectable({ providedIn: 'root' })
export class UnsavedChanges {
  readonly #questions = new Set<Question>();

  /** @returns a function that removes the question; a page calls it when it is destroyed. */
  hold(question: Question): () => void {
    this.#questions.add(question);
    return () => this.#questions.delete(question);
  }

  async mayLeave(): Promise<boolean> {
    for (const question of this.#questions) {
      if (!(await question())) return false;
    }
    return true;
  }

  get any(): boolean {
    return this.#questions.size > 0;
  }
}

/** For `withLogoutGuards`. Synchronous without unsaved changes, so that the request is sent immediately. */
export const unsavedChangesGuard: LogoutGuard = () => {
  const changes = inject(UnsavedChanges);
  return changes.any ? changes.mayLeave() : true;
};
