import { Injectable } from '@angular/core';

import { ExampleSession, type RecordedRequest } from './example-session';

/** How the server responds. */
export interface Answers {
  /** Milliseconds until each response. */
  readonly delay?: number;
  /** The number of requests that first fail with 503. */
  readonly failures?: number;
}

/** A practice session, for which the server responds slowly or with errors as configured. */
@Injectable({ providedIn: 'root' })
export class PracticeSession extends ExampleSession {
  #id = '';

  answers: Answers = {};

  /** For `withHttpLogout`. */
  get logoutUrl(): string {
    return `/rehearsals/${this.#id}/example/logout`;
  }

  protected async begin(): Promise<void> {
    const { id } = await this.responseOf(
      this.http.post<{ id: string }>('/rehearsals', this.answers),
    );
    this.#id = id;
  }

  protected record(): Promise<readonly RecordedRequest[]> {
    return this.responseOf(this.http.get<readonly RecordedRequest[]>(`/rehearsals/${this.#id}`));
  }
}
