import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatAnchor, MatButton, MatIconButton } from '@angular/material/button';
import { MatCard } from '@angular/material/card';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatDialog } from '@angular/material/dialog';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatSlideToggle } from '@angular/material/slide-toggle';

import { LogoutActionDirective } from 'ngx-logout-action';
import { IdleLogout } from 'ngx-logout-action/idle';

import { experiments, switchIdle } from '../session/experiments';
import { Icon } from '../ui/icon';
import { SettingsDialog } from './settings-dialog';

/** Shows the directive on components of Angular Material. */
@Component({
  selector: 'app-ways-out',
  imports: [
    Icon,
    LogoutActionDirective,
    MatAnchor,
    MatButton,
    MatCard,
    MatCheckbox,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    MatSlideToggle,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './ways-out.html',
  styleUrl: './ways-out.css',
})
export class WaysOut {
  readonly #dialog = inject(MatDialog);

  protected readonly saved = signal(false);
  protected readonly idle = experiments.idle;
  protected readonly idleLogout = inject(IdleLogout);
  protected readonly switchIdle = switchIdle;

  protected openSettings(): void {
    this.#dialog.open(SettingsDialog);
  }
}
