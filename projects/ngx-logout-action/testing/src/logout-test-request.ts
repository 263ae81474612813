import { type Observable, Subject } from 'rxjs';

import {
  LogoutError,
  type LogoutErrorKind,
  type LogoutRequest,
  type LogoutResponse,
} from 'ngx-logout-action';

/** A request that waits for the test to answer it. `LogoutTestingController.expectOne()` returns it. */
export class LogoutTestRequest {
  /** What the library sent. */
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

  /** Whether the library no longer waits for the answer, because the call timed out. */
  get cancelled(): boolean {
    return !this.#answered && !this.#answer.observed;
  }

  /**
   * Answers the request: the user is signed out.
   *
   * @param response the response of the backend; empty by default.
   * @throws Error if the request has already been answered.
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
   * @throws Error if the request has already been answered.
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
      throw new Error(`The request of '${this.request.action}' has already been answered.`);
    this.#answered = true;
  }
}
