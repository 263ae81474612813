import type { ObservableInput, OperatorFunction } from 'rxjs';
import { concatMap, Observable, Subject } from 'rxjs';

import { Queue } from './queue';

/**
 * `concatMap` with a waiting line of ours. Its own is an array that it shifts, which costs the more per
 * value the longer the line is; so it is handed the next value only when it has begun with the last.
 */
export function queuedConcatMap<T, R>(
  project: (value: T) => ObservableInput<R>,
): OperatorFunction<T, R> {
  return (source) =>
    new Observable((subscriber) => {
      const line = new Queue<T>();
      const handed = new Subject<T>();
      let oneAhead = false;

      const handNext = () => {
        if (oneAhead) return;
        const value = line.shift();
        if (value === undefined) return;
        oneAhead = true;
        handed.next(value);
      };

      subscriber.add(
        handed
          .pipe(
            concatMap((value) => {
              oneAhead = false;
              handNext();
              return project(value);
            }),
          )
          .subscribe(subscriber),
      );
      subscriber.add(
        source.subscribe((value) => {
          line.push(value);
          handNext();
        }),
      );
    });
}
