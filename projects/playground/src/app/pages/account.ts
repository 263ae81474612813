import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';

import { injectLogoutAction, LogoutActionDirective } from 'ngx-logout-action';

import { Devices } from '../account/devices';
import { Session } from '../session/session';
import { UnsavedChanges } from '../session/unsaved-changes';

@Component({
  selector: 'app-account',
  imports: [Devices, LogoutActionDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>{{ session.user()?.name }}</h1>
    <p class="quiet">What stands here is nobody else’s business.</p>
    <section class="card">
      <h2>Private note</h2>
      @if (account.hasValue()) {
        <p>{{ account.value().note }}</p>
      } @else if (account.error()) {
        <p role="alert">The server does not tell it any more.</p>
      }
      <label for="draft">Draft</label>
      <textarea #draft id="draft" rows="3" (input)="dirty.set(draft.value !== '')"></textarea>
      <p class="quiet">As long as something stands here, signing out asks first.</p>
      <p class="buttons">
        <button class="primary" logoutAction>Sign out here</button>
        <button [logoutAction]="loadAnew">Sign out and load anew</button>
      </p>
    </section>
    <app-devices />
    <dialog
      #dialogElement
      aria-labelledby="question"
      (close)="answer(dialogElement.returnValue === 'leave')"
    >
      <form method="dialog">
        <h2 id="question">Lose your draft?</h2>
        <p>You have not saved what you wrote.</p>
        <p class="buttons">
          <button class="primary" value="stay">Stay</button>
          <button value="leave">Sign out all the same</button>
        </p>
      </form>
    </dialog>
  `,
  styles: `
    textarea {
      display: block;
      width: 100%;
      margin-block: 0.25rem;
      padding: 0.6rem;
      border: 1px solid var(--line);
      border-radius: 10px;
      background: var(--ground);
      color: var(--text);
      font: inherit;
    }

    dialog {
      border: 1px solid var(--line);
      border-radius: 14px;
      background: var(--surface);
      color: var(--text);
    }
  `,
})
export class Account {
  protected readonly session = inject(Session);
  protected readonly account = httpResource<{ note: string }>(() => '/api/account');
  protected readonly loadAnew = injectLogoutAction({ redirectMode: 'document' });
  protected readonly dirty = signal(false);

  readonly #changes = inject(UnsavedChanges);
  protected readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialogElement');
  #resolve: ((mayLeave: boolean) => void) | undefined;

  constructor() {
    effect((onCleanup) => {
      if (this.dirty()) onCleanup(this.#changes.hold(() => this.#ask()));
    });
    // Settle pending questions when the page is destroyed, so nothing waits forever.
    inject(DestroyRef).onDestroy(() => this.answer(true));
  }

  protected answer(mayLeave: boolean): void {
    this.#resolve?.(mayLeave);
    this.#resolve = undefined;
  }

  #ask(): Promise<boolean> {
    const dialog = this.dialog().nativeElement;
    dialog.returnValue = '';
    dialog.showModal();
    return new Promise((resolve) => (this.#resolve = resolve));
  }
}
