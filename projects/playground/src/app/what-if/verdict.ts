import type { LogoutOutcome } from 'ngx-logout-action';

import { describeOutcome } from '../timeline/describe-outcome';
import type { Failure } from './failures';

/** How an attempt ended, in plain words. */
export interface Verdict {
  readonly tone: 'good' | 'attention' | 'unchanged';
  readonly text: string;
  /** The outcome in terms of the library. */
  readonly outcome: string;
  readonly asExpected: boolean;
}

export function verdictOn({ ends }: Failure, outcome: LogoutOutcome): Verdict {
  const words = describeOutcome(outcome);
  return { ...plain(outcome), outcome: words, asExpected: words === ends };
}

/** @param signedOut whether the user is signed out, according to the server. */
export function verdictOnFrame(failure: Failure, path: string, signedOut: boolean): Verdict {
  return {
    tone: signedOut ? 'good' : 'attention',
    text: signedOut
      ? `You are signed out. ${consequence(failure)}`
      : 'The server may still have your session.',
    outcome: `${signedOut ? 'signed out' : 'not signed out'}, now at ${path}`,
    asExpected: signedOut && path === failure.ends,
  };
}

function consequence({ name }: Failure): string {
  switch (name) {
    case 'evil-redirect':
      return 'The redirect to //evil.example was blocked.';
    case 'blocked-navigation':
      return 'The private page was replaced although it blocked the navigation.';
    default:
      return 'The private page is gone.';
  }
}

function plain(outcome: LogoutOutcome): Pick<Verdict, 'tone' | 'text'> {
  switch (outcome.status) {
    case 'succeeded':
      return {
        tone: 'good',
        text: outcome.alreadySignedOut
          ? 'You are signed out. The session was already over.'
          : 'You are signed out.',
      };
    case 'failed':
      return {
        tone: 'attention',
        text: 'The server may still have your session. You see a message, and you can retry.',
      };
    case 'vetoed':
      return { tone: 'unchanged', text: 'You are still signed in. Nothing was sent.' };
    case 'discarded':
      return { tone: 'unchanged', text: 'Nothing was sent: another sign-out is pending.' };
  }
}
