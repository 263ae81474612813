import { Injectable } from '@angular/core';

import { ExampleSession, type RecordedRequest } from './example-session';

/** How the server answers, in addition to ending the session. */
export interface Answers {
  /** Milliseconds that each answer takes. */
  readonly delay?: number;
  /** How many requests are answered 503 first. */
  readonly failures?: number;
}

/** A session to practice with: the server answers as slowly and as badly as ordered. */
@Injectable({ providedIn: 'root' })
export class PracticeSession extends ExampleSession {
  #id = '';

  answers: Answers = {};

  /** For `withHttpLogout`. */
  get logoutUrl(): string {
    return `/rehearsals/${this.#id}/example/logout`;
  }

  protected async begin(): Promise<void> {
    const { id } = await this.answerOf(this.http.post<{ id: string }>('/rehearsals', this.answers));
    this.#id = id;
  }

  protected record(): Promise<readonly RecordedRequest[]> {
    return this.answerOf(this.http.get<readonly RecordedRequest[]>(`/rehearsals/${this.#id}`));
  }
}
