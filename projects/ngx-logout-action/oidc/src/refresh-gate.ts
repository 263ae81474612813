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

/** Milliseconds that a sign-out waits for a pending token request, to revoke what it brings. */
const PATIENCE = 2_000;

/** Keeps token requests and sign-outs from racing: once it is closed, no request brings tokens to the app. */
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

  /** Whether the user has done anything since the sign-out that a sign-in can result from. */
  get usedSinceSignOut(): boolean {
    return this.#usedSince;
  }

  /** Keeps tokens from the app: a sign-out begins. */
  close(): void {
    this.#listeners?.abort();
    this.#listeners = new AbortController();
    this.#signingOut = true;
    this.#usedSince = false;
    const { signal } = this.#listeners;
    const noteUse = ({ isTrusted }: Event) => {
      // A document that is leaving for the provider is still there to be clicked.
      this.#usedSince ||= isTrusted && !this.#signingOut && this.#lifecycle.available;
    };
    for (const event of ['pointerdown', 'keydown']) {
      this.#window?.addEventListener(event, noteUse, { capture: true, signal });
    }
  }

  /** The sign-out has ended. */
  settle(): void {
    this.#signingOut = false;
  }

  /** Lets tokens pass: the user signs in again. */
  open(): void {
    this.#listeners?.abort();
    this.#listeners = undefined;
    this.#caught = [];
  }

  /** Counts a token request as pending for as long as it is. */
  track<T>(request$: Observable<T>): Observable<T> {
    return defer(() => {
      this.#pending.next(this.#pending.value + 1);
      return request$.pipe(finalize(() => this.#pending.next(this.#pending.value - 1)));
    });
  }

  /** Keeps a token that came too late. */
  catch(token: OidcToken): void {
    this.#caught.push(token);
  }

  /** Emits once, when no token request is pending: the tokens that came too late. */
  get caught$(): Observable<readonly OidcToken[]> {
    const settled$ = this.#pending.pipe(filter((count) => count === 0));
    return race(settled$, timer(PATIENCE)).pipe(
      take(1),
      map(() => this.#caught.splice(0)),
    );
  }
}
