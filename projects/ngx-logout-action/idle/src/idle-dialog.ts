import {
  type AfterViewInit,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
} from '@angular/core';

import { LogoutActionService } from 'ngx-logout-action';

import { IdleLogout } from './idle-logout';
import { IDLE_OPTIONS, type IdleTexts } from './idle-options';

const TEXTS: IdleTexts = {
  title: 'Are you still there?',
  message: 'You have been inactive for a while. To protect your account, you will be signed out.',
  remaining: (seconds) => `${seconds} ${seconds === 1 ? 'second' : 'seconds'} left`,
  stay: 'Stay signed in',
  signOut: 'Sign out now',
};

/** Seconds left at which the remaining time is announced to screen readers. */
const ANNOUNCED = [10, 30, 60, 120, 300];

/** The default warning: a modal dialog. "Stay signed in" and Escape close it. */
@Component({
  selector: 'logout-idle-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<dialog
    role="alertdialog"
    aria-labelledby="logout-idle-title"
    aria-describedby="logout-idle-message"
    (close)="idle.stay()"
  >
    <h2 id="logout-idle-title">{{ texts.title }}</h2>
    <div id="logout-idle-message">
      <p>{{ texts.message }}</p>
      <p class="remaining" role="timer">{{ texts.remaining(idle.remaining()) }}</p>
    </div>
    <div class="buttons">
      <button type="button" (click)="signOut()">{{ texts.signOut }}</button>
      <button type="button" class="stay" autofocus (click)="idle.stay()">{{ texts.stay }}</button>
    </div>
    <p class="announcer" role="status">{{ announcement() }}</p>
  </dialog>`,
  styleUrl: 'idle-dialog.css',
})
export class IdleDialog implements AfterViewInit {
  protected readonly idle = inject(IdleLogout);
  protected readonly texts = textsOf();
  readonly #service = inject(LogoutActionService);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #start = this.idle.remaining();

  protected readonly announcement = computed(() => {
    const left = this.idle.remaining();
    const next = ANNOUNCED.find((seconds) => left <= seconds) ?? this.#start;
    return next < this.#start ? this.texts.remaining(next) : '';
  });

  // afterNextRender() would add 0.8 kB to the bundle.
  ngAfterViewInit(): void {
    this.#host.querySelector('dialog')?.showModal();
  }

  protected signOut(): void {
    this.idle.stay();
    void this.#service.logout();
  }
}

function textsOf(): IdleTexts {
  const { texts } = inject(IDLE_OPTIONS);
  const given = typeof texts === 'function' ? texts() : texts;
  const defined = Object.entries<unknown>(given).filter(([, text]) => text !== undefined);
  return { ...TEXTS, ...(Object.fromEntries(defined) as Partial<IdleTexts>) };
}
