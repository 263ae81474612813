import { type Observable, Subject } from 'rxjs';

import {
  LogoutError,
  type LogoutErrorKind,
  type LogoutRequest,
  type LogoutResponse,
} from 'ngx-logout-action';

/** A request that has reached the back end of a test and waits for its answer. */
export class LogoutTestRequest {
  readonly #answer = new Subject<LogoutResponse>();
  #answered = false;

  /** @internal Made by the testing back end. */
  constructor(readonly request: LogoutRequest) {}

  /** @internal What the library listens to. */
  get answer$(): Observable<LogoutResponse> {
    return this.#answer;
  }

  /** Whether the library has stopped listening: the call has timed out. */
  get cancelled(): boolean {
    return !this.#answered && !this.#answer.observed;
  }

  /** Answers that nobody is signed in any more. @throws Error where it was answered before. */
  flush(response: LogoutResponse = {}): void {
    this.#settle();
    this.#answer.next(response);
    this.#answer.complete();
  }

  /**
   * Lets it fail: with a `LogoutError`, with one of a kind, or with whatever a back end of the app's own may throw.
   *
   * @throws Error where it was answered before.
   */
  fail(error: LogoutErrorKind | Error = 'network'): void {
    this.#settle();
    this.#answer.error(typeof error === 'string' ? new LogoutError(error) : error);
  }

  #settle(): void {
    if (this.#answered)
      throw new Error(`The request of '${this.request.action}' was answered before.`);
    this.#answered = true;
  }
}
