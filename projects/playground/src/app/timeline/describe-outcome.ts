import type { LogoutOutcome } from 'ngx-logout-action';

/** Describes an outcome in a few words. */
export function describeOutcome(outcome: LogoutOutcome | undefined): string {
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
      return `discarded: ${outcome.reason}`;
  }
}
