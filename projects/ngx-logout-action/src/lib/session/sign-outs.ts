import { Injectable } from '@angular/core';
import { type Observable, Subject } from 'rxjs';

/** The sign-outs of this document: those that it made, and those that it was told of. */
@Injectable({ providedIn: 'root' })
export class SignOuts {
  readonly #made = new Subject<number>();

  /** When somebody was last signed out here, by `Date.now()`. */
  last = -Infinity;

  /** The successful calls of this document, by the time (`Date.now()`) at which their request was made. */
  readonly made$: Observable<number> = this.#made;

  /** A call of this document has succeeded, which was made at `at`. */
  record(at: number): void {
    this.last = Date.now();
    this.#made.next(at);
  }
}
