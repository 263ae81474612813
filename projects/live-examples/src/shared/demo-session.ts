import { Injectable } from '@angular/core';
import { DEMO } from 'playground/session/demo-account';

import { ExampleSession, type RecordedRequest } from './example-session';

type NumberedRequest = RecordedRequest & { readonly id: number };

/** The demo session of the playground: a real one, with a cookie and an XSRF token. */
@Injectable({ providedIn: 'root' })
export class DemoSession extends ExampleSession {
  #since = 0;

  /** One at a time, in all tabs: a sign-in gives the browser another session. */
  protected begin(): Promise<void> {
    return navigator.locks.request('live-examples', async () => {
      if (!(await this.answerOf(this.http.get<unknown>('/api/me')))) {
        await this.answerOf(this.http.get('/csrf'));
        await this.answerOf(this.http.post('/login', DEMO));
      }
      this.#since = (await this.#recorded()).at(-1)?.id ?? 0;
    });
  }

  protected async record(): Promise<readonly RecordedRequest[]> {
    return (await this.#recorded()).filter(({ id }) => id > this.#since);
  }

  #recorded(): Promise<readonly NumberedRequest[]> {
    return this.answerOf(this.http.get<readonly NumberedRequest[]>('/record'));
  }
}
