import type { JournalEntry } from './call-journal';
import { runsOf, ticksOf } from './runs';

const call = (number: number, madeAt: number, settledAt?: number) =>
  ({ number, madeAt, ...(settledAt !== undefined && { settledAt }) }) as JournalEntry;

const numbersOf = (entries: JournalEntry[], now = 0) =>
  runsOf(entries, now).map((run) => run.entries.map(({ number }) => number));

describe('runsOf() and ticksOf()', () => {
  it('start a new run after a pause of more than a second, and list the latest run first', () => {
    const entries = [call(1, 0, 500), call(2, 1_400, 1_500), call(3, 21_000, 21_010)];
    expect(numbersOf(entries)).toEqual([[3], [1, 2]]);
    expect(runsOf(entries, 0)[1]).toMatchObject({ from: 0, span: 1_500 });
  });

  it('extend a run to the present while one of its calls is pending', () => {
    const entries = [call(1, 0), call(2, 5_000, 5_010)];
    expect(numbersOf(entries, 9_000)).toEqual([[1, 2]]);
    expect(runsOf(entries, 9_000)[0]?.span).toBe(9_000);
  });

  it.each([
    [900, ['0', '0.2 s', '0.4 s', '0.6 s', '0.8 s']],
    [12, ['0', '5 ms', '10 ms']],
    [300, ['0', '0.1 s', '0.2 s', '0.3 s']],
    [3_100, ['0', '1 s', '2 s', '3 s']],
    [21_000, ['0', '5 s', '10 s', '15 s', '20 s']],
  ])('give an axis of %s ms round ticks', (span, labels) => {
    expect(ticksOf(span).map(({ label }) => label)).toEqual(labels);
  });
});
