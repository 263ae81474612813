import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { catchError, concatMap, type Observable, of, tap } from 'rxjs';

const ACCOUNT = { username: 'demo', password: 'let-me-out' };

@Injectable({ providedIn: 'root' })
export class UserStore {
  readonly #http = inject(HttpClient);
  readonly #user = signal<string | undefined>(undefined);

  readonly user = this.#user.asReadonly();
  readonly signedIn = computed(() => this.#user() !== undefined);

  constructor() {
    this.#http
      .get<{ username: string } | null>('/api/me')
      .pipe(catchError(() => of(null)))
      .subscribe((me) => this.#user.set(me?.username));
  }

  signIn(): Observable<unknown> {
    return this.#http.get('/csrf').pipe(
      concatMap(() => this.#http.post('/login', ACCOUNT)),
      tap(() => this.#user.set(ACCOUNT.username)),
    );
  }

  forget(): void {
    this.#user.set(undefined);
  }
}
