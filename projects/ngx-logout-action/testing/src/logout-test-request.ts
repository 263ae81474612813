import { type Observable, Subject } from 'rxjs';

import {
  LogoutError,
  type LogoutErrorKind,
  type LogoutRequest,
  type LogoutResponse,
} from 'ngx-logout-action';

/** A request that has reached the backend of a test and waits for its answer. */
export class LogoutTestRequest {
  /** What the library has sent. */
  readonly request: LogoutRequest;

  readonly #answer = new Subject<LogoutResponse>();
  #answered = false;

  /** @internal */
  constructor(request: LogoutRequest) {
    this.request = request;
  }

  /** @internal */
  get answer$(): Observable<LogoutResponse> {
    return this.#answer;
  }

  /** Whether the library no longer waits for the answer, because the call has timed out. */
  get cancelled(): boolean {
    return !this.#answered && !this.#answer.observed;
  }

  /**
   * Answers that the user is signed out.
   *
   * @throws Error if the request was answered before.
   * @example
   * ```ts
   * logout.expectOne().flush({ redirectUrl: '/goodbye' });
   * ```
   */
  flush(response: LogoutResponse = {}): void {
    this.#settle();
    this.#answer.next(response);
    this.#answer.complete();
  }

  /**
   * Fails the request.
   *
   * @param error the kind of a `LogoutError`, or the error that the backend throws.
   * @throws Error if the request was answered before.
   * @example
   * ```ts
   * logout.expectOne().fail('timeout');
   * ```
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
