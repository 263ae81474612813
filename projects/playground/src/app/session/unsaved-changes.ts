import { inject, Injectable } from '@angular/core';

import type { LogoutGuard } from 'ngx-logout-action';

/** Answers whether what is unsaved may be lost. */
export type Question = () => boolean | Promise<boolean>;

/** The pages that hold back a sign-out until their question is answered, before the session is gone. */
@Injectable({ providedIn: 'root' })
export class UnsavedChanges {
  readonly #questions = new Set<Question>();

  /** @returns what lets go again; a page does so when it is destroyed. */
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

/** For `withLogoutGuards`. Plain where nothing is unsaved, so that the request leaves at once. */
export const unsavedChangesGuard: LogoutGuard = () => {
  const changes = inject(UnsavedChanges);
  return changes.any ? changes.mayLeave() : true;
};
