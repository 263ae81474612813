import { EnvironmentInjector, inject, runInInjectionContext } from '@angular/core';
import { type Observable, of, tap } from 'rxjs';

import {
  ɵLOGOUT_CONFIG as LOGOUT_CONFIG,
  type ɵSessionKnowledge as SessionKnowledge,
} from 'ngx-logout-action';

/** A sign-in in this document. The first one may be an app that finds the user still signed in. */
export type SignIn = 'first' | 'again';

/** Whether a user is signed in, according to `withSession`. Must be constructed in an injection context. */
export class IdleSession {
  readonly #injector = inject(EnvironmentInjector);
  readonly #config = inject(LOGOUT_CONFIG);
  #signedIn: boolean | undefined = this.#config.isAuthenticated ? undefined : true;
  #wasSignedIn = false;

  /** The last answer, or `undefined` before the first one. Always `true` without `withSession`. */
  get signedIn(): boolean | undefined {
    return this.#signedIn;
  }

  /** @param see is called for each answer. */
  watch(see: (signIn: SignIn | undefined) => void): void {
    this.#knowledge()?.watch((signedIn) => {
      const isSignIn = signedIn && this.#signedIn === false;
      const signIn = this.#wasSignedIn ? 'again' : 'first';
      this.#signedIn = signedIn;
      this.#wasSignedIn ||= signedIn;
      see(isSignIn ? signIn : undefined);
    });
  }

  /** Emits one answer, `true` after 5 s without one. */
  ask(): Observable<boolean> {
    const answer$ = this.#knowledge()?.answer(true) ?? of(true);
    return answer$.pipe(tap((signedIn) => (this.#signedIn = signedIn)));
  }

  #knowledge(): SessionKnowledge | undefined {
    return runInInjectionContext(this.#injector, () => this.#config.session?.());
  }
}
