import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Injectable, NgZone } from '@angular/core';
import { EMPTY, filter, type Observable, of, Subject, switchMap, timer } from 'rxjs';

import { coded } from '../action/errors';
import { injectReport } from '../action/report';
import { documentProperty } from './document-property';
import { PageLifecycle } from './page-lifecycle';
import { sharedKey } from './shared-key';

/**
 * A message between tabs: the number of sign-outs in a series, and whether the session is over, is being ended at a
 * provider, or was followed by a new sign-in.
 */
const MESSAGE = /^(\d{1,9}):(out|leaving|in)(?::(\w{0,16}))?$/;

interface Message {
  readonly count: number;
  readonly last: string;
  /** Random. If storage was cleared (Clear-Site-Data), counting restarts with a new series. */
  readonly series: string;
}

/** Milliseconds to wait for the user's return from the provider. After that, the other tabs follow anyway. */
const RETURN_LIMIT = 3_000;

/** A count that is further ahead than this was not written by this library. */
const PLAUSIBLE_LEAP = 1_000_000;
/** The largest count that fits into a message. */
const MAX_COUNT = 999_999_999;

/**
 * Notifies other tabs of the same origin and base href of sign-outs. A count in localStorage orders them,
 * because clocks can be changed. Without BroadcastChannel, storage events carry the messages. Without storage, each tab is
 * on its own. Messages contain no URL.
 */
@Injectable({ providedIn: 'root' })
export class TabChannel {
  readonly #window = documentProperty(inject(DOCUMENT), 'defaultView');
  readonly #lifecycle = inject(PageLifecycle);
  readonly #zone = inject(NgZone);
  readonly #report = injectReport();
  readonly #key = sharedKey('tabs');
  readonly #news = new Subject<string>();
  readonly #channel = this.#open();
  #closed = false;
  #reported = false;
  /** The last known sign-out; at first, the one stored when the document was loaded. */
  #known: Pick<Message, 'count' | 'series'> = { count: 0, series: '' };
  /** Earlier series. */
  readonly #past = new Set<string>();

  /** Emits once another tab has signed out. Not earlier, or a tab with automatic sign-in would sign in again. */
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
    if (this.#channel) {
      // zone.js does not notice it.
      this.#channel.onmessage = ({ data }) => this.#zone.run(() => this.#receive(data));
    } else this.#window?.addEventListener('storage', onStorage);
    // A tab that was frozen or in the back/forward cache has missed messages.
    const restored = this.#lifecycle.restored$.subscribe(() => this.#receive(this.#stored()));
    inject(DestroyRef).onDestroy(() => {
      this.#closed = true;
      this.#channel?.close();
      this.#window?.removeEventListener('storage', onStorage);
      restored.unsubscribe();
    });
  }

  /** Notifies the other tabs that this one signs out: the session is over, or the document is leaving to end it. */
  tellSignOut(state: 'out' | 'leaving' = 'out'): void {
    const stored = this.#read(this.#stored());
    if (stored && this.#isNew(stored)) this.#learn(stored);
    this.#learn(this.#next());
    const { count, series } = this.#known;
    const message = `${count}:${state}:${series}`;
    this.#store(message);
    // A destroyed app has closed its channel.
    const channel = this.#closed ? this.#open() : this.#channel;
    channel?.postMessage(message);
    if (this.#closed) channel?.close();
  }

  /** Records a new sign-in, so that a frozen tab does not clean up the new session. */
  noteSignIn(): void {
    const stored = this.#read(this.#stored(), MAX_COUNT);
    if (stored && stored.last !== 'in') this.#store(`${stored.count}:in:${stored.series}`);
  }

  /** Returns a function that stores the newest message again if a cleanup removed it, because cached tabs have yet to read it. */
  preserve(): () => void {
    const message = this.#stored();
    return () => {
      if (message !== null && this.#stored() === null) this.#store(message);
    };
  }

  /** Whether the newest message is a sign-out, so that a sign-in may follow. */
  get lastWasSignOut(): boolean {
    return (this.#read(this.#stored(), MAX_COUNT)?.last ?? 'in') !== 'in';
  }

  /** Whether another tab signed out while this one could not receive messages. */
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

  /** Whether this document does not know the message yet. Messages of earlier series are late. */
  #isNew({ count, series }: Message): boolean {
    return series === this.#known.series ? count > this.#known.count : !this.#past.has(series);
  }

  #learn({ count, series }: Pick<Message, 'count' | 'series'>): void {
    if (series !== this.#known.series) this.#past.add(this.#known.series);
    this.#known = { count, series };
  }

  /** The next sign-out after the last known one. */
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
      // Storage is blocked or full. Tabs that listen to the channel still get the message.
    }
  }
}
