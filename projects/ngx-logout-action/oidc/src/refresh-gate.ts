import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Injectable } from '@angular/core';
import {
  BehaviorSubject,
  defer,
  filter,
  finalize,
  map,
  type Observable,
  race,
  take,
  timer,
} from 'rxjs';

import {
  ɵdocumentProperty as documentProperty,
  ɵPageLifecycle as PageLifecycle,
  ɵSignOuts as SignOuts,
} from 'ngx-logout-action';

import type { OidcToken } from './oidc-logout-options';

/** Milliseconds that a sign-out waits for a pending token request, to revoke its tokens. */
const PATIENCE = 2_000;

/** Prevents races between token requests and sign-outs: while it is closed, the app gets no tokens. */
@Injectable({ providedIn: 'root' })
export class RefreshGate {
  readonly #window = documentProperty(inject(DOCUMENT), 'defaultView');
  readonly #lifecycle = inject(PageLifecycle);
  readonly #pending = new BehaviorSubject(0);
  #caught: OidcToken[] = [];
  #listeners: AbortController | undefined;
  #signingOut = false;
  #usedSince = false;

  constructor() {
    inject(SignOuts).signedIn$.subscribe(() => this.open());
    inject(DestroyRef).onDestroy(() => this.#listeners?.abort());
  }

  get closed(): boolean {
    return this.#listeners !== undefined;
  }

  /** Whether there was user activity since the sign-out that can have started a sign-in. */
  get usedSinceSignOut(): boolean {
    return this.#usedSince;
  }

  /** Withholds tokens from the app when a sign-out begins. */
  close(): void {
    this.#listeners?.abort();
    this.#listeners = new AbortController();
    this.#signingOut = true;
    this.#usedSince = false;
    const { signal } = this.#listeners;
    const noteUse = ({ isTrusted }: Event) => {
      // Clicks still arrive while the document leaves for the provider, but start no sign-in.
      this.#usedSince ||= isTrusted && !this.#signingOut && this.#lifecycle.available;
    };
    for (const event of ['pointerdown', 'keydown']) {
      this.#window?.addEventListener(event, noteUse, { capture: true, signal });
    }
  }

  /** Called when the sign-out has ended. */
  settle(): void {
    this.#signingOut = false;
  }

  /** Allows tokens again for a new sign-in. */
  open(): void {
    this.#listeners?.abort();
    this.#listeners = undefined;
    this.#caught = [];
  }

  /** Counts a token request as pending until it ends. */
  track<T>(request$: Observable<T>): Observable<T> {
    return defer(() => {
      this.#pending.next(this.#pending.value + 1);
      return request$.pipe(finalize(() => this.#pending.next(this.#pending.value - 1)));
    });
  }

  /** Stores a token that arrived too late, to be revoked. */
  catch(token: OidcToken): void {
    this.#caught.push(token);
  }

  /** Emits the tokens that arrived too late, once no token request is pending. */
  get caught$(): Observable<readonly OidcToken[]> {
    const settled$ = this.#pending.pipe(filter((count) => count === 0));
    return race(settled$, timer(PATIENCE)).pipe(
      take(1),
      map(() => this.#caught.splice(0)),
    );
  }
}
