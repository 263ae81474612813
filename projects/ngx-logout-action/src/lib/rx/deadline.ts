import { Observable } from 'rxjs';

/**
 * Mirrors `source`, which is given `ms` milliseconds to complete; `0` waits for ever. When they are over,
 * the source is unsubscribed from and `late` answers in its place: whatever comes later changes nothing.
 * A source that completes at once costs no timer.
 */
export function deadline<T>(source: Observable<T>, ms: number, late: () => T): Observable<T> {
  return new Observable<T>((subscriber) => {
    const watched = source.subscribe({
      next: (value) => subscriber.next(value),
      error: (error: unknown) => subscriber.error(error),
      complete: () => subscriber.complete(),
    });
    subscriber.add(watched);
    if (subscriber.closed || ms === 0) return;
    const timer = setTimeout(() => {
      watched.unsubscribe();
      subscriber.next(late());
      subscriber.complete();
    }, ms);
    subscriber.add(() => clearTimeout(timer));
  });
}
