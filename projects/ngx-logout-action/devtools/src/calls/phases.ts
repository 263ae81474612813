import { type JournalEntry } from './call-journal';

export const PHASES = [
  'waiting',
  'guards',
  'onBeforeUpdate',
  'request',
  'cleanup',
  'handlers',
  'discarded',
] as const;

export type PhaseKind = (typeof PHASES)[number];

/** A phase of a call. Times are in milliseconds, as returned by `performance.now()`. */
export interface Phase {
  readonly kind: PhaseKind;
  readonly from: number;
  readonly to: number;
}

/** The phases a call has been through so far. */
export function phasesOf(
  { madeAt, steps, settledAt, outcome }: JournalEntry,
  now: number,
): Phase[] {
  const end = settledAt ?? now;
  const beginnings: { kind: PhaseKind; from: number }[] = [
    { kind: 'waiting', from: madeAt },
    ...steps.map(({ step, at }) => ({ kind: step, from: at })),
    ...(outcome?.status === 'discarded' ? [{ kind: 'discarded' as const, from: end }] : []),
  ];
  return beginnings.map((phase, index) => ({ ...phase, to: beginnings[index + 1]?.from ?? end }));
}
