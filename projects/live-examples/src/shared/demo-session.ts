import { Injectable } from '@angular/core';
import { DEMO } from 'playground/session/demo-account';

import { ExampleSession, type RecordedRequest } from './example-session';

type NumberedRequest = RecordedRequest & { readonly id: number };

/** The demo session of the playground, which is a real one with a cookie and an XSRF token. */
@Injectable({ providedIn: 'root' })
export class DemoSession extends ExampleSession {
  #since = 0;

  /** Uses a lock for all tabs, because each sign-in replaces the session of the browser. */
  protected begin(): Promise<void> {
    return navigator.locks.request('live-examples', async () => {
      if (!(await this.responseOf(this.http.get<unknown>('/api/me')))) {
        await this.responseOf(this.http.get('/csrf'));
        await this.responseOf(this.http.post('/login', DEMO));
      }
      this.#since = (await this.#recorded()).at(-1)?.id ?? 0;
    });
  }

  protected async record(): Promise<readonly RecordedRequest[]> {
    return (await this.#recorded()).filter(({ id }) => id > this.#since);
  }

  #recorded(): Promise<readonly NumberedRequest[]> {
    return this.responseOf(this.http.get<readonly NumberedRequest[]>('/record'));
  }
}
