import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatCardModule } from '@angular/material/card';
import { Router } from '@angular/router';
import { concatMap } from 'rxjs';

const ACCOUNT = { username: 'demo', password: 'let-me-out' };

@Component({
  selector: 'app-sign-in',
  imports: [MatButtonModule, MatCardModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <mat-card appearance="outlined">
      <mat-card-header><mat-card-title>Sign in</mat-card-title></mat-card-header>
      <mat-card-content>
        <button matButton="filled" (click)="signIn()">Sign in as demo</button>
      </mat-card-content>
    </mat-card>
  `,
  styles: `
    mat-card {
      max-width: 20rem;
      margin: 4rem auto;
    }

    mat-card-content {
      padding-top: 1rem;
    }
  `,
})
export class SignIn {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);

  protected signIn(): void {
    this.#http
      .get('/csrf')
      .pipe(concatMap(() => this.#http.post('/login', ACCOUNT)))
      .subscribe(() => void this.#router.navigateByUrl('/account'));
  }
}
