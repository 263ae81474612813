import { type JournalEntry } from './call-journal';

/** Describes the outcome of a call in a few words. */
export function describeCall({ outcome, by }: JournalEntry): string {
  switch (outcome?.status) {
    case undefined:
      return 'pending';
    case 'succeeded':
      return outcome.alreadySignedOut ? 'already signed out' : 'signed out';
    case 'failed':
      return `failed: ${outcome.error.kind}${outcome.error.status ? ` (${outcome.error.status})` : ''}`;
    case 'vetoed':
      return `vetoed by ${outcome.by}`;
    case 'discarded':
      return outcome.reason === 'superseded' && by !== undefined
        ? `discarded: superseded by ${by}`
        : `discarded: ${outcome.reason}`;
  }
}

/** The number of a call, preceded by the name of its action if several actions are shown. */
export function labelOf({ action, number }: JournalEntry, named: boolean): string {
  return named ? `${action.name} ${number}` : String(number);
}
