import {
  inject,
  Injectable,
  provideEnvironmentInitializer,
  runInInjectionContext,
  EnvironmentInjector,
} from '@angular/core';
import {
  BehaviorSubject,
  catchError,
  concat,
  concatMap,
  defer,
  EMPTY,
  exhaustMap,
  filter,
  finalize,
  map,
  type Observable,
  of,
  switchMap,
  take,
  takeUntil,
} from 'rxjs';

import { LogoutActionService } from '../action/logout-action.service';
import { injectReport } from '../action/report';
import { deadline, firstAnswer } from '../call/answer';
import { redirectTo } from '../call/redirect';
import { RedirectResolver } from '../call/redirect-resolver';
import { LOGOUT_CONFIG, type TabSignOuts } from '../config';
import { feature, type LogoutFeature } from '../config';
import { BfcacheGuard } from '../page/bfcache-guard';
import { HistoryGuard } from '../page/history-guard';
import { PageLifecycle } from '../page/page-lifecycle';
import { SignOuts } from '../page/sign-outs';
import { TabChannel } from '../page/tab-channel';
import { checkByRules, FUNCTION, type OptionRule, TEXT } from './option-rules';

/** Options of `withTabSync()`. */
export interface TabSyncOptions {
  /**
   * A name that replaces the base href, for apps that share one session but have different base hrefs (`/en/`, `/de/`).
   * @default the base href
   */
  channel?: string | undefined;
  /**
   * Called in a tab before it follows; `false` keeps its page. If it does not answer within the `decisionTimeout` of the
   * default action, the tab follows. Runs in an injection context.
   * @default every tab follows
   */
  confirm?: (() => boolean | Promise<boolean> | Observable<boolean>) | undefined;
}

const RULES: Record<keyof TabSyncOptions, OptionRule> = { channel: TEXT, confirm: FUNCTION };

/**
 * Signs out other tabs of the same origin and base href. They run the cleanup and the redirect of the default action,
 * without guards, events, or a request. A frozen tab follows when it is resumed. A failed sign-out does not affect other
 * tabs.
 *
 * @param options which tabs belong together, and whether a tab may stay.
 * @throws LogoutConfigurationError LOGOUT-103 for an unknown option or an invalid value, in development.
 * @example
 * ```ts
 * withTabSync({ confirm: () => !inject(DraftStore).hasUnsavedChanges() })
 * ```
 */
export function withTabSync(options: TabSyncOptions = {}): LogoutFeature {
  if (ngDevMode) checkByRules(103, 'withTabSync', options, RULES);
  const { channel, confirm } = options;
  return feature(
    'tabs',
    { channel, confirmTab: confirm, tabs: () => inject(TabSync) },
    provideEnvironmentInitializer(() => {
      // Ignored in a lazy route.
      if (!inject(LOGOUT_CONFIG).tabs) return;
      inject(TabSync);
      inject(BfcacheGuard);
    }),
  );
}

/** Notifies other tabs of sign-outs in this one, and follows theirs without an echo. */
@Injectable({ providedIn: 'root' })
export class TabSync implements TabSignOuts {
  readonly #config = inject(LOGOUT_CONFIG);
  readonly #injector = inject(EnvironmentInjector);
  readonly #report = injectReport();
  readonly #channel = inject(TabChannel);
  readonly #signOuts = inject(SignOuts);
  readonly #session = this.#config.session?.();
  readonly #verifying = new BehaviorSubject(false);

  readonly settled$ = this.#verifying.pipe(
    filter((verifying) => !verifying),
    take(1),
  );

  constructor() {
    const { signedOut$, signedIn$ } = this.#signOuts;
    // Until the session at the provider has ended, other tabs would only sign in again.
    const left$ = inject(PageLifecycle).hidden$.pipe(
      take(1),
      takeUntil(signedIn$),
      map(() => 'leaving' as const),
    );
    signedOut$
      .pipe(switchMap((end) => (end === 'now' ? of('out' as const) : left$)))
      .subscribe((state) => this.#channel.tellSignOut(state));
    signedIn$.subscribe(() => this.#channel.noteSignIn());
    // Another document may have been signed out before this one detects the new sign-in.
    if (this.#channel.lastWasSignOut && !this.#config.offline?.().pending)
      this.#session?.track(true);
    // Cleans up once, even if messages arrive during the cleanup, or while this tab already leaves its page.
    const signedOutElsewhere$ = this.#channel.signedOut$.pipe(
      filter(() => !this.#signOuts.redirecting),
    );
    signedOutElsewhere$.pipe(exhaustMap(() => this.#follow())).subscribe();
  }

  get missed(): boolean {
    return this.#channel.missed;
  }

  tell(): void {
    this.#channel.tellSignOut();
  }

  #follow(): Observable<unknown> {
    return this.#confirm().pipe(
      filter((follow) => follow),
      concatMap(() => {
        // The user was signed in here unless the app denies it synchronously.
        const alreadySignedOut = this.#session?.now(true) === false;
        this.#session?.track();
        const restoreMessage = this.#channel.preserve();
        this.#signOuts.follow();
        this.#injector.get(HistoryGuard).protect();
        return concat(
          this.#inContext(() => this.#config.cleanup?.().run() ?? EMPTY),
          this.#inContext(() => {
            restoreMessage();
            return this.#redirect(alreadySignedOut);
          }),
        ).pipe(finalize(this.#signOuts.beginRedirect()));
      }),
      // Errors are reported where they occur, and must not end the subscription.
      catchError(() => EMPTY),
    );
  }

  /** A message is only a hint, so the app and the server are asked. */
  #confirm(): Observable<boolean> {
    const { confirmTab, http } = this.#config;
    const action = this.#injector.get(LogoutActionService).defaultAction;
    const { decisionTimeout, timeout, redirectTo: target } = action.options();
    const ask = <T>(question: () => T | Promise<T> | Observable<T>, ms: number, otherwise: T) =>
      deadline(
        firstAnswer(() => runInInjectionContext(this.#injector, question)),
        ms,
        () => otherwise,
        this.#signOuts.unattended$,
      ).pipe(
        catchError((error: unknown) => {
          this.#report(error);
          return of(otherwise);
        }),
      );

    const confirmed = confirmTab ? ask(confirmTab, decisionTimeout, true) : of(true);
    return confirmed.pipe(
      concatMap((follow) => {
        const isSignedOut = runInInjectionContext(this.#injector, () => http?.())?.().isSignedOut;
        if (!follow || !isSignedOut || this.#isPending()) return of(follow);
        const returnTo = this.#injector.get(RedirectResolver).named(target).url;
        const answer = () => isSignedOut({ action: action.name, returnTo });
        this.#verifying.next(true);
        return ask(answer, timeout, undefined).pipe(
          map((signedOut) => signedOut !== false),
          finalize(() => this.#verifying.next(false)),
        );
      }),
    );
  }

  /** Whether verifyUrl would be wrong, because the server has not received the sign-out yet. */
  #isPending(): boolean {
    const { offline } = this.#config;
    return !!offline && runInInjectionContext(this.#injector, offline).pending;
  }

  #redirect(alreadySignedOut: boolean): Observable<void> {
    const options = inject(LogoutActionService).defaultAction.options();
    const redirect = inject(RedirectResolver).named(options.redirectTo);
    return redirectTo(redirect, { ...options, alreadySignedOut });
  }

  #inContext<T>(start: () => Observable<T>): Observable<T> {
    return defer(() => runInInjectionContext(this.#injector, start));
  }
}
