import { NEVER, of, Subject } from 'rxjs';

import { deadline } from './answer';

describe('deadline()', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('unsubscribes from the source before it emits the late value', () => {
    const source = new Subject<string>();
    const seen: [string, boolean][] = [];
    deadline(source, 10, () => 'late').subscribe((value) => seen.push([value, source.observed]));
    jest.advanceTimersByTime(10);
    expect(seen).toEqual([['late', false]]);
  });

  it('sets no timer for a synchronous source or a limit of 0, and clears its timer', () => {
    deadline(of(1), 10, () => 0).subscribe();
    const waiting = deadline(NEVER, 0, () => 0).subscribe();
    expect(jest.getTimerCount()).toBe(0);
    waiting.unsubscribe();
    deadline(NEVER, 10, () => 0)
      .subscribe()
      .unsubscribe();
    expect(jest.getTimerCount()).toBe(0);
  });
});
