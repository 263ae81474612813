import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';

/** What most apps write by hand: 25 lines, and hardly any failure handling. */
@Injectable({ providedIn: 'root' })
export class ServiceByHand {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly busy = signal(false);

  /** @param keepalive whether the request outlives the tab; most hand-written code omits it. */
  async logout(keepalive?: true): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await firstValueFrom(this.#http.post('/logout', null, { keepalive }));
      await this.#router.navigateByUrl('/login');
    } finally {
      this.busy.set(false);
    }
  }
}
