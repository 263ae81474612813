import type { NgZone } from '@angular/core';
import type { ObservableInput } from 'rxjs';
import { defer, from, isObservable, Observable, of, take } from 'rxjs';

type Answer<T> = T | PromiseLike<T> | Observable<T>;

/**
 * Calls `question` on subscription and emits its first answer: a plain value, a promise, or an Observable. A plain
 * answer is emitted synchronously. Errors that `question` throws become errors of the Observable.
 */
export function firstAnswer<T>(question: () => Answer<T>): Observable<T> {
  return completion(question).pipe(take(1));
}

/** Calls `start` on subscription and completes when its result has completed. */
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

/**
 * Mirrors `source`, which gets `ms` milliseconds to complete; `0` means no limit. Then it unsubscribes and emits `late()`,
 * so that a late answer changes nothing. A source that completes synchronously needs no timer.
 *
 * @param cut ends the time immediately when it emits.
 * @param zone sets the timer outside this zone, where zone.js does not count it as pending work.
 * @hidden
 */
export function deadline<T>(
  source: Observable<T>,
  ms: number,
  late: () => T,
  cut?: Observable<unknown>,
  zone?: NgZone,
): Observable<T> {
  return new Observable<T>((subscriber) => {
    const watched = source.subscribe({
      next: (value) => subscriber.next(value),
      error: (error: unknown) => subscriber.error(error),
      complete: () => subscriber.complete(),
    });
    subscriber.add(watched);
    if (subscriber.closed) return;
    const end = () => {
      watched.unsubscribe();
      subscriber.next(late());
      subscriber.complete();
    };
    if (ms !== 0) {
      const timer = zone
        ? zone.runOutsideAngular(() => setTimeout(() => zone.run(end), ms))
        : setTimeout(end, ms);
      subscriber.add(() => clearTimeout(timer));
    }
    subscriber.add(cut?.subscribe(end));
  });
}
