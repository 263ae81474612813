import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  inject,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCard } from '@angular/material/card';
import { MatDialog } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';

import { injectLogoutAction, LogoutActionDirective } from 'ngx-logout-action';

import { Session } from '../session/session';
import { UnsavedChanges } from '../session/unsaved-changes';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';
import { Devices } from './devices';
import { DraftQuestion } from './draft-question';
import { WaysOut } from './ways-out';

/** A private page, which shows nothing without a user. */
@Component({
  selector: 'app-account',
  imports: [
    Avatar,
    Devices,
    Icon,
    LogoutActionDirective,
    MatButton,
    MatCard,
    MatFormField,
    MatInput,
    MatLabel,
    WaysOut,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './account.html',
  styleUrl: './account.css',
})
export class Account {
  protected readonly session = inject(Session);
  protected readonly account = httpResource<{ note: string }>(() =>
    this.session.user() ? '/api/account' : undefined,
  );
  protected readonly reloading = injectLogoutAction({ redirectMode: 'document' });
  protected readonly dirty = signal(false);

  readonly #changes = inject(UnsavedChanges);
  readonly #dialog = inject(MatDialog);

  constructor() {
    effect((onCleanup) => {
      if (this.dirty() && this.session.user()) onCleanup(this.#changes.hold(() => this.#ask()));
    });
    inject(DestroyRef).onDestroy(() => this.#dialog.closeAll());
  }

  /** A dialog closed without an answer keeps the draft. */
  async #ask(): Promise<boolean> {
    const dialog = this.#dialog.open<DraftQuestion, undefined, boolean>(DraftQuestion);
    return (await firstValueFrom(dialog.afterClosed())) === true;
  }
}
