import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Injectable } from '@angular/core';
import { EMPTY, filter, type Observable, of, Subject, switchMap, timer } from 'rxjs';

import { coded } from '../action/errors';
import { injectReport } from '../action/report';
import { documentProperty } from './document-property';
import { PageLifecycle } from './page-lifecycle';
import { sharedKey } from './shared-key';

/**
 * What tabs tell each other: how many sign-outs there were in a series, and whether the session is over, ends at a
 * provider that the last tab is leaving for, or was followed by a new one.
 */
const MESSAGE = /^(\d{1,9}):(out|leaving|in)(?::(\w{0,16}))?$/;

interface Message {
  readonly count: number;
  readonly last: string;
  /** Random. A count that starts over, because the storage was emptied (Clear-Site-Data), is another series. */
  readonly series: string;
}

/** Milliseconds that a provider has to send the user back before the other tabs follow anyway. */
const RETURN_LIMIT = 3_000;

/** A count this far ahead of the last known one was not written by this library. */
const PLAUSIBLE_LEAP = 1_000_000;
/** The largest count that a message can hold. */
const MAX_COUNT = 999_999_999;

/**
 * Notifies other tabs of the same origin and base href of sign-outs. A count in localStorage puts them in order,
 * because clocks can be set. Without BroadcastChannel, storage events carry the messages; without storage, the tab is
 * on its own. Messages carry no URL.
 */
@Injectable({ providedIn: 'root' })
export class TabChannel {
  readonly #window = documentProperty(inject(DOCUMENT), 'defaultView');
  readonly #lifecycle = inject(PageLifecycle);
  readonly #report = injectReport();
  readonly #key = sharedKey('tabs');
  readonly #news = new Subject<string>();
  readonly #channel = this.#open();
  #closed = false;
  #reported = false;
  /** What this document knows: at first, what was stored at the moment it was loaded. */
  #known: Pick<Message, 'count' | 'series'> = { count: 0, series: '' };
  /** The series that came before. */
  readonly #past = new Set<string>();

  /** Emits once another tab has signed out. Any earlier, a tab with automatic sign-in would sign in again. */
  readonly signedOut$: Observable<unknown> = this.#news.pipe(
    switchMap((last) => {
      if (last === 'out') return of(undefined);
      if (last !== 'leaving') return EMPTY;
      return timer(RETURN_LIMIT).pipe(filter(() => this.lastWasSignOut));
    }),
  );

  constructor() {
    if (!this.#lifecycle.available) return;
    this.#known = this.#read(this.#stored(), MAX_COUNT) ?? this.#known;
    const onStorage = ({ key, newValue }: StorageEvent) => {
      if (key === this.#key) this.#receive(newValue);
    };
    if (this.#channel) this.#channel.onmessage = ({ data }) => this.#receive(data);
    else this.#window?.addEventListener('storage', onStorage);
    // A tab that was frozen or cached has missed the messages.
    const restored = this.#lifecycle.restored$.subscribe(() => this.#receive(this.#stored()));
    inject(DestroyRef).onDestroy(() => {
      this.#closed = true;
      this.#channel?.close();
      this.#window?.removeEventListener('storage', onStorage);
      restored.unsubscribe();
    });
  }

  /** Notifies the other tabs that this one is signing out: the session is over, or the document is leaving to end it. */
  tellSignOut(state: 'out' | 'leaving' = 'out'): void {
    const stored = this.#read(this.#stored());
    if (stored && this.#isNew(stored)) this.#learn(stored);
    this.#learn(this.#next());
    const { count, series } = this.#known;
    const message = `${count}:${state}:${series}`;
    this.#store(message);
    // The channel of a destroyed app is closed.
    const channel = this.#closed ? this.#open() : this.#channel;
    channel?.postMessage(message);
    if (this.#closed) channel?.close();
  }

  /** Notes that someone has signed in, so that a frozen tab leaves the new session alone. */
  noteSignIn(): void {
    const stored = this.#read(this.#stored(), MAX_COUNT);
    if (stored && stored.last !== 'in') this.#store(`${stored.count}:in:${stored.series}`);
  }

  /** Returns what stores the newest message again if a cleanup has removed it: tabs in the cache have yet to read it. */
  preserve(): () => void {
    const message = this.#stored();
    return () => {
      if (message !== null && this.#stored() === null) this.#store(message);
    };
  }

  /** Whether the newest message is a sign-out, which a sign-in may follow. */
  get lastWasSignOut(): boolean {
    return (this.#read(this.#stored(), MAX_COUNT)?.last ?? 'in') !== 'in';
  }

  /** Whether another tab has signed out while this one could not notice. */
  get missed(): boolean {
    const stored = this.#read(this.#stored());
    return !!stored && stored.last !== 'in' && this.#isNew(stored);
  }

  #receive(message: unknown): void {
    const news = this.#read(message);
    if (!news || !this.#isNew(news)) return;
    this.#learn(news);
    this.#news.next(news.last);
  }

  /** Whether this document does not know it yet. A message of a past series comes late. */
  #isNew({ count, series }: Message): boolean {
    return series === this.#known.series ? count > this.#known.count : !this.#past.has(series);
  }

  #learn({ count, series }: Pick<Message, 'count' | 'series'>): void {
    if (series !== this.#known.series) this.#past.add(this.#known.series);
    this.#known = { count, series };
  }

  /** The sign-out after the last known one. */
  #next(): Pick<Message, 'count' | 'series'> {
    const { count, series } = this.#known;
    if (series && count < MAX_COUNT) return { count: count + 1, series };
    return { count: 1, series: crypto.getRandomValues(new Uint32Array(1)).join('') };
  }

  #read(message: unknown, limit?: number): Message | undefined {
    if (message === null || message === undefined) return undefined;
    const [, digits, last = '', series = ''] =
      MESSAGE.exec(typeof message === 'string' ? message : '') ?? [];
    const count = Number(digits ?? NaN);
    const known = series === this.#known.series ? this.#known.count : 0;
    if (count <= (limit ?? known + PLAUSIBLE_LEAP)) return { count, last, series };
    if (!this.#reported) {
      this.#reported = true;
      this.#report(
        new Error(
          coded(
            206,
            ngDevMode &&
              `Ignored an implausible message between tabs under '${this.#key}'. Another script of this origin ` +
                'uses that name. Choose another one with withTabSync({ channel }).',
          ),
        ),
      );
    }
    return undefined;
  }

  #open(): BroadcastChannel | undefined {
    try {
      return this.#lifecycle.available || this.#closed
        ? new BroadcastChannel(this.#key)
        : undefined;
    } catch {
      return undefined;
    }
  }

  #stored(): string | null {
    try {
      return this.#window?.localStorage.getItem(this.#key) ?? null;
    } catch {
      return null;
    }
  }

  #store(message: string): void {
    try {
      this.#window?.localStorage.setItem(this.#key, message);
    } catch {
      // No storage, or no room in it: tabs that listen to the channel have the message.
    }
  }
}
