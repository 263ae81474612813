import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { LogoutActionDirective } from 'ngx-logout-action';
import { concatMap } from 'rxjs';

@Component({
  selector: 'app-root',
  imports: [LogoutActionDirective],
  templateUrl: './app.html',
})
export class App {
  private readonly http = inject(HttpClient);
  protected readonly user = signal('');

  protected signIn(username: string, password: string): void {
    this.http
      .get('/csrf')
      .pipe(concatMap(() => this.http.post('/login', { username, password })))
      .subscribe(() => this.user.set(username));
  }
}
