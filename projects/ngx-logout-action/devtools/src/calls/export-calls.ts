import type { JournalEntry } from './call-journal';
import { phasesOf } from './phases';
import { dateOf } from './times';

/** Calls as JSON, without response bodies and call data, which may be private. */
export function exportCalls(entries: readonly JournalEntry[], now: number): string {
  return JSON.stringify({ exportedAt: timeOf(now), calls: entries.map(exportCall) }, null, 2);
}

function exportCall(entry: JournalEntry) {
  const { action, number, madeAt, settledAt, requests, by } = entry;
  return {
    action: action.name,
    owner: action.owner,
    number,
    madeAt: timeOf(madeAt),
    ...(settledAt !== undefined && { duration: rounded(settledAt - madeAt) }),
    outcome: exportOutcome(entry),
    ...(by !== undefined && { by }),
    phases: phasesOf(entry, settledAt ?? madeAt).map(({ kind, from, to }) => ({
      phase: kind,
      after: rounded(from - madeAt),
      duration: rounded(to - from),
    })),
    requests: requests.map(({ method, url, status, sentAt, endedAt }) => ({
      method,
      url,
      status: status ?? null,
      after: rounded(sentAt - madeAt),
      ...(endedAt !== undefined && { duration: rounded(endedAt - sentAt) }),
    })),
  };
}

function exportOutcome({ outcome }: JournalEntry) {
  switch (outcome?.status) {
    case undefined:
      return { status: 'pending' };
    case 'succeeded':
      return { status: outcome.status, alreadySignedOut: outcome.alreadySignedOut };
    case 'failed': {
      const { kind, status, message } = outcome.error;
      return { status: outcome.status, error: { kind, status, message } };
    }
    default:
      return outcome;
  }
}

const timeOf = (time: number) => dateOf(time).toISOString();

const rounded = (milliseconds: number) => Math.round(milliseconds * 10) / 10;
