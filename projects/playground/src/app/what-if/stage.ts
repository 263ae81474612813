import { ChangeDetectionStrategy, Component, DestroyRef, inject } from '@angular/core';
import { ActivatedRoute } from '@angular/router';

import { injectLogoutAction } from 'ngx-logout-action';

import { ServerFaults } from '../server/server-faults';
import { Session } from '../session/session';
import { Avatar } from '../ui/avatar';
import { failureNamed } from './failures';
import { STAGE_MESSAGE } from './stage-message';

/** Milliseconds until the sign-out, so that the page can be seen. */
const PAUSE = 700;

/** A private page in the frame of "What if", which signs out. */
@Component({
  selector: 'app-stage',
  imports: [Avatar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      @if (session.user(); as user) {
        <app-avatar [name]="user.name" />
        <h1>{{ user.name }}</h1>
        <p class="lead">A private page, about to sign out …</p>
      }
    </div>
  `,
  styles: `
    .page {
      justify-items: center;
      text-align: center;
    }
  `,
})
export class Stage {
  protected readonly session = inject(Session);
  readonly #faults = inject(ServerFaults);
  readonly #failure = failureNamed(inject(ActivatedRoute).snapshot.paramMap.get('failure'));
  readonly #action = injectLogoutAction({ name: 'stage', redirectTo: this.#failure.redirectTo });

  constructor() {
    const timer = setTimeout(() => void this.#signOut(), PAUSE);
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  /** A document load may end this page before it can report the result. */
  async #signOut(): Promise<void> {
    this.#faults.set(this.#action.name, this.#failure.fault);
    const { status } = await this.#action.invoke();
    parent.postMessage({ [STAGE_MESSAGE]: status }, location.origin);
  }

  /** For the route's `canDeactivate`. */
  canLeave(): boolean {
    return !this.#failure.blocksNavigation;
  }
}
