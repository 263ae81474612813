import type { Observable, ObservableInput } from 'rxjs';
import { defer, from, isObservable, of, take } from 'rxjs';

type Answer<T> = T | PromiseLike<T> | Observable<T>;

/**
 * Asks once it is subscribed to, and gives the first answer: plain, of a promise, or of an observable.
 * A plain answer is given at once, without waiting for a microtask; what the question throws is an error
 * of the observable.
 */
export function firstAnswer<T>(question: () => Answer<T>): Observable<T> {
  return completion(question).pipe(take(1));
}

/** Starts once it is subscribed to, and ends when what was started has ended. */
export function completion<T>(start: () => Answer<T>): Observable<T> {
  return defer(() => {
    const answer = start();
    return isObservable(answer) || isPromiseLike(answer)
      ? from(answer as ObservableInput<T>)
      : of(answer);
  });
}

export function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | undefined)?.then === 'function';
}
