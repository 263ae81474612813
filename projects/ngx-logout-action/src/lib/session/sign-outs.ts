import { Injectable } from '@angular/core';
import { Subject } from 'rxjs';

/** The sign-outs of this document: those that it made, and those that it was told of. */
@Injectable({ providedIn: 'root' })
export class SignOuts {
  readonly #made = new Subject<number>();
  #last = -Infinity;

  /** The successful calls of this document, by the time (`Date.now()`) at which their request was made. */
  readonly made$ = this.#made.asObservable();

  /** Whether somebody has signed out in this document, or elsewhere while it was there. */
  get any(): boolean {
    return this.#last > -Infinity;
  }

  /** A call of this document has succeeded, which was made at `at`. */
  record(at: number): void {
    this.#last = Date.now();
    this.#made.next(at);
  }

  /**
   * Whether a sign-out of another tab concerns this document. One that was made before this document was
   * loaded, or before it was last signed out itself, does not: whoever is signed in now came later.
   */
  concerns(at: number): boolean {
    return at > this.#last && at > performance.timeOrigin;
  }

  /** Another tab was signed out, and this one follows. */
  follow(): void {
    this.#last = Date.now();
  }
}
