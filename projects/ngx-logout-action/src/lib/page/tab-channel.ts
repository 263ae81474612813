import { DOCUMENT } from '@angular/common';
import { DestroyRef, ErrorHandler, inject, Injectable } from '@angular/core';
import { EMPTY, filter, type Observable, of, Subject, switchMap, timer } from 'rxjs';

import { coded } from '../action/errors';
import { PageLifecycle } from './page-lifecycle';
import { sharedKey } from './shared-key';

/**
 * What tabs tell each other: how many sign-outs there were, and whether the session is over, ends at a provider that the
 * last tab is leaving for, or was followed by a new one.
 */
const MESSAGE = /^(\d{1,9}):(out|leaving|in)$/;

/** Milliseconds that a provider has to send the user back before the other tabs follow anyway. */
const RETURN_LIMIT = 3_000;

/** A count this far ahead of the last known one was not written by this library. */
const PLAUSIBLE_LEAP = 1_000_000;

/**
 * Notifies other tabs of the same origin and base href of sign-outs. A count in localStorage puts them in order,
 * because clocks can be set. Without BroadcastChannel, storage events carry the messages; without storage, the tab is
 * on its own. Messages carry no URL.
 */
@Injectable({ providedIn: 'root' })
export class TabChannel {
  readonly #window = inject(DOCUMENT).defaultView;
  readonly #lifecycle = inject(PageLifecycle);
  readonly #errorHandler = inject(ErrorHandler);
  readonly #key = sharedKey('tabs');
  readonly #news = new Subject<string>();
  readonly #channel = this.#open();
  #closed = false;
  #reported = false;
  /** The count that this document knows: at first, that of the moment it was loaded. */
  #known = 0;

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
    this.#known = this.#read(this.#stored(), Infinity)?.count ?? 0;
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
    const stored = this.#read(this.#stored())?.count ?? 0;
    this.#known = Math.max(this.#known, stored) + 1;
    const message = `${this.#known}:${state}`;
    this.#store(message);
    // The channel of a destroyed app is closed.
    const channel = this.#closed ? this.#open() : this.#channel;
    channel?.postMessage(message);
    if (this.#closed) channel?.close();
  }

  /** Notes that someone has signed in, so that a frozen tab leaves the new session alone. */
  noteSignIn(): void {
    const { count, last } = this.#read(this.#stored()) ?? { count: 0, last: 'in' };
    if (last !== 'in') this.#store(`${count}:in`);
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
    return (this.#read(this.#stored(), Infinity)?.last ?? 'in') !== 'in';
  }

  /** Whether another tab has signed out while this one could not notice. */
  get missed(): boolean {
    const { count, last } = this.#read(this.#stored()) ?? { count: 0, last: 'in' };
    return last !== 'in' && count > this.#known;
  }

  #receive(message: unknown): void {
    const news = this.#read(message);
    if (!news || news.count <= this.#known) return;
    this.#known = news.count;
    this.#news.next(news.last);
  }

  #read(
    message: unknown,
    limit = this.#known + PLAUSIBLE_LEAP,
  ): { count: number; last: string } | undefined {
    if (message === null || message === undefined) return undefined;
    const [, digits, last = ''] = MESSAGE.exec(typeof message === 'string' ? message : '') ?? [];
    const count = Number(digits ?? NaN);
    if (count <= limit) return { count, last };
    if (!this.#reported) {
      this.#reported = true;
      this.#errorHandler.handleError(
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
