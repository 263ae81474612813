import { HttpErrorResponse } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCard } from '@angular/material/card';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router, RouterLink } from '@angular/router';

import { DEMO } from '../session/demo-account';
import { Session } from '../session/session';

const REFUSALS: Readonly<Record<number, string>> = {
  401: 'Wrong user name or password.',
  429: 'Too many failed attempts. Try again later.',
};

@Component({
  selector: 'app-login',
  imports: [MatButton, MatCard, MatFormField, MatInput, MatLabel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './login.html',
  styleUrl: './login.css',
})
export class Login {
  protected readonly session = inject(Session);
  readonly #router = inject(Router);
  readonly #snackBar = inject(MatSnackBar);

  protected readonly demo = DEMO;
  protected readonly refusal = signal('');

  protected async signIn(event: Event, username: string, password: string): Promise<void> {
    event.preventDefault();
    this.refusal.set('');
    try {
      await this.session.signIn(username, password);
      this.#snackBar.dismiss();
      await this.#router.navigateByUrl('/account');
    } catch (error) {
      const status = error instanceof HttpErrorResponse ? error.status : 0;
      this.refusal.set(REFUSALS[status] ?? 'The server could not be reached. Try again.');
    }
  }
}
