import { type JournalEntry } from './call-journal';

/** Describes the outcome of a call in a few words. */
export function describeCall({ outcome, by }: JournalEntry): string {
  switch (outcome?.status) {
    case undefined:
      return 'under way';
    case 'succeeded':
      return outcome.alreadySignedOut ? 'already signed out' : 'signed out';
    case 'failed':
      return `failed: ${outcome.error.kind}${outcome.error.status ? ` (${outcome.error.status})` : ''}`;
    case 'vetoed':
      return `vetoed by ${outcome.by}`;
    case 'discarded':
      return `discarded: ${outcome.reason}${by === undefined ? '' : ` by ${by}`}`;
  }
}
