import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';

import { documentProperty } from './document-property';
import { sharedKey } from './shared-key';

/** What a tab stores briefly to notify others that a pending sign-out has failed. */
export const FAILED = 'failed';

/** Milliseconds by which the clock may be set back, which often happens when the network returns. */
const TOLERANCE = 2 * 60 * 1_000;

/** A pending sign-out. Contains no URL, header, body, token, or data. */
export interface OfflineMarker {
  readonly v: 1;
  /** Random. Each attempt writes a new one, so that a tab notices when another tab has taken over. */
  readonly id: string;
  /** The value that identifies the session for the app, or an empty string. */
  readonly session: string;
  /** When the user signed out, in milliseconds since the epoch. */
  readonly since: number;
  /** Earliest time of the next attempt, during an attempt or if the server asked for it; 0 for any time. */
  readonly until: number;
}

/** Stores the pending sign-out of this browser in localStorage, or in memory if that is blocked. */
@Injectable({ providedIn: 'root' })
export class OfflineMarkers {
  readonly #window = documentProperty(inject(DOCUMENT), 'defaultView');
  #memory: OfflineMarker | undefined;

  readonly key = sharedKey('offline');

  /** The pending sign-out. Deletes an unreadable one, or one from the future. */
  read(): OfflineMarker | undefined {
    if (this.#memory) return this.#memory;
    try {
      const text = this.#window?.localStorage.getItem(this.key);
      if (text === null || text === undefined) return undefined;
      const marker = parse(text);
      if (!marker && text !== FAILED) this.remove();
      return marker;
    } catch {
      return undefined;
    }
  }

  write(marker: Omit<OfflineMarker, 'v' | 'id'>): OfflineMarker {
    const written = { ...marker, v: 1 as const, id: randomId() };
    try {
      this.#window?.localStorage.setItem(this.key, JSON.stringify(written));
      this.#memory = undefined;
    } catch {
      this.#memory = written;
    }
    return written;
  }

  /** Deletes the pending sign-out. With `reason`, other tabs are notified of the failure. */
  remove(reason?: typeof FAILED): void {
    this.#memory = undefined;
    try {
      if (reason) this.#window?.localStorage.setItem(this.key, reason);
      this.#window?.localStorage.removeItem(this.key);
    } catch {
      // It was only kept in memory.
    }
  }
}

function parse(text: string): OfflineMarker | undefined {
  try {
    const { v, id, session, since, until } = JSON.parse(text) as Record<string, unknown>;
    if (v !== 1 || typeof id !== 'string' || typeof session !== 'string') return undefined;
    if (typeof since !== 'number' || typeof until !== 'number') return undefined;
    return since <= Date.now() + TOLERANCE ? { v, id, session, since, until } : undefined;
  } catch {
    return undefined;
  }
}

/** `crypto.randomUUID` does not exist in insecure contexts. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join(
    '',
  );
}
