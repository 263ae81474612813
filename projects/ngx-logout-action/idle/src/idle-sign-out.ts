import { DOCUMENT } from '@angular/common';
import {
  DestroyRef,
  EnvironmentInjector,
  inject,
  Injectable,
  NgZone,
  runInInjectionContext,
} from '@angular/core';
import { NavigationEnd, NavigationSkipped, Router } from '@angular/router';
import { filter, firstValueFrom, type Observable, take } from 'rxjs';

import {
  LogoutActionService,
  type LogoutCall,
  type LogoutOutcome,
  ɵdocumentProperty as documentProperty,
  ɵhideDocument as hideDocument,
  ɵLOGOUT_CONFIG as LOGOUT_CONFIG,
  ɵPageLifecycle as PageLifecycle,
  ɵRedirectResolver as RedirectResolver,
  ɵredirectTo as redirectTo,
  ɵSignOuts as SignOuts,
} from 'ngx-logout-action';

import type { IdleNews, IdleTabs } from './idle-tabs';
import { inTurn, wait } from './in-turn';

/** How a sign-out ended for all tabs. `out`: the session is over. `left`: it failed, and tabs only leave their pages. */
export type IdleEnd = 'out' | 'left';

/** What a tab needs to coordinate with other tabs when the time is up. */
export interface IdleTurn {
  readonly tabs: IdleTabs;
  /** Aborted when another tab announces the end; the reason is an `IdleEnd`. */
  readonly told: AbortSignal;
  /** Whether a user is signed in. */
  readonly ask: () => Observable<boolean>;
  /** Waits for messages already sent by other tabs, then says whether this tab still has to sign out. */
  readonly isDue: () => Promise<boolean>;
}

/** `off`: no one was signed in. `active`: the user is active in another tab. */
export type IdleResult = 'ended' | 'off' | 'active';

/** `force` skips guards, because no one is there to answer them. */
const CALL: LogoutCall = { force: true, data: { reason: 'idle' } };

/** Milliseconds within which a message reaches every tab. */
const SPREAD = 500;

/** Milliseconds that `withTabSync` gets to leave the page. */
const LEAVE_LIMIT = 5_000;

/**
 * Ends the session of an inactive user. One tab sends the request, and every tab leaves its page, even if the request
 * fails. Meanwhile, the document is hidden, and pending questions to the user are abandoned.
 */
@Injectable({ providedIn: 'root' })
export class IdleSignOut {
  readonly #document = inject(DOCUMENT);
  readonly #config = inject(LOGOUT_CONFIG);
  readonly #service = inject(LogoutActionService);
  readonly #signOuts = inject(SignOuts);
  readonly #lifecycle = inject(PageLifecycle);
  readonly #resolver = inject(RedirectResolver);
  readonly #router = inject(Router);
  readonly #zone = inject(NgZone);
  readonly #injector = inject(EnvironmentInjector);
  readonly #destroyRef = inject(DestroyRef);

  async end({ tabs, told, ask, isDue }: IdleTurn): Promise<IdleResult> {
    const window = documentProperty(this.#document, 'defaultView');
    const page = this.#router.url;
    const reveal = hideDocument(this.#document);
    const attend = this.#signOuts.beginUnattended();
    const tell = (news: IdleNews) => tabs.tell(news, Date.now());
    const show = () => {
      attend();
      // Keep the page hidden while the next document is loading.
      if (this.#lifecycle.available || this.#destroyRef.destroyed) reveal();
      else this.#lifecycle.stayed$.pipe(take(1)).subscribe(reveal);
    };
    try {
      if (!window || !(await firstValueFrom(ask()))) return 'off';
      const sent =
        !told.aborted &&
        (await inTurn(tabs.key, window, told, async () => {
          if (!(await isDue())) return false;
          tell('begun');
          const news = await this.#signOut();
          if (this.#destroyRef.destroyed) return true;
          tell(news);
          if (news === 'left') this.#repeatOnline(tell);
          await this.#leave(page, news);
          show();
          await wait(SPREAD);
          return true;
        }));
      if (sent) return 'ended';
      if (!told.aborted) return 'active';
      await this.#follow(page, told.reason as IdleEnd);
      return 'ended';
    } finally {
      show();
    }
  }

  /** Signs out, or joins a sign-out that is already running. */
  async #signOut(): Promise<IdleEnd> {
    let outcome = await this.#invoke();
    const action = this.#service.defaultAction;
    if (outcome.status === 'discarded' && action.pending()) {
      const executed$ = action.outcomes$.pipe(filter(({ status }) => status !== 'discarded'));
      outcome = await firstValueFrom(executed$);
      if (outcome.status !== 'succeeded') outcome = await this.#invoke();
    }
    // With `retrying`, withOfflineLogout has already cleaned up and redirected.
    const isOver =
      outcome.status === 'failed' ? outcome.error.retrying : outcome.status === 'succeeded';
    return isOver ? 'out' : 'left';
  }

  #invoke(): Promise<LogoutOutcome> {
    return this.#zone.run(() => this.#service.logout(CALL));
  }

  /** Repeats a failed sign-out when the browser is back online, unless a user has signed in. */
  #repeatOnline(tell: (news: IdleEnd) => void): void {
    const window = documentProperty(this.#document, 'defaultView');
    const repeat = async () => {
      stop();
      const news = await this.#signOut();
      if (this.#destroyRef.destroyed) return;
      if (news === 'out') tell(news);
      else this.#repeatOnline(tell);
    };
    const onOnline = () => void repeat();
    const signedIn = this.#signOuts.signedIn$.subscribe(() => stop());
    const forget = this.#destroyRef.onDestroy(() => stop());
    const stop = () => {
      forget();
      signedIn.unsubscribe();
      window?.removeEventListener('online', onOnline);
    };
    window?.addEventListener('online', onOnline);
  }

  /** Follows the sign-out of another tab. */
  async #follow(page: string, news: IdleEnd): Promise<void> {
    if (news === 'out' && !this.#config.tabs) {
      await this.#zone.run(() => this.#service.sessionEnded(CALL));
    } else if (news === 'out' && !this.#isAt(this.#service.defaultAction.options().redirectTo)) {
      // withTabSync cleans up and redirects; wait for its navigation.
      const arrived$ = this.#router.events.pipe(
        filter((event) => event instanceof NavigationEnd || event instanceof NavigationSkipped),
      );
      if (this.#router.url === page) {
        await Promise.race([firstValueFrom(arrived$), wait(LEAVE_LIMIT)]);
      }
    }
    await this.#leave(page, news);
  }

  /** Leaves the page if nothing else has. After a failure, that means going to the login page. */
  async #leave(page: string, news: IdleEnd): Promise<void> {
    const isLeaving = () =>
      this.#destroyRef.destroyed ||
      !this.#lifecycle.available ||
      this.#router.currentNavigation() !== null;
    if (isLeaving() || this.#isAt('login')) return;
    if (news === 'out' && this.#router.url !== page) return;
    await this.#goToLogin('router');
    // The user is still signed in, so a guard of the login page may have redirected them.
    if (!isLeaving() && !this.#isAt('login')) await this.#goToLogin('document');
  }

  #goToLogin(redirectMode: 'router' | 'document'): Promise<void> {
    const { timeout } = this.#service.defaultAction.options();
    const options = { redirectMode, timeout, alreadySignedOut: true };
    const redirect$ = this.#zone.run(() =>
      runInInjectionContext(this.#injector, () =>
        redirectTo(this.#resolver.named('login'), options),
      ),
    );
    return firstValueFrom(redirect$, { defaultValue: undefined });
  }

  #isAt(target: string): boolean {
    const { route } = this.#resolver.named(target);
    return route !== undefined && pathOf(route) === pathOf(this.#router.url);
  }
}

function pathOf(url: string): string {
  return url.replace(/\/*([?#].*)?$/, '');
}
