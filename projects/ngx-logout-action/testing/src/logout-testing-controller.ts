import { inject, Injectable, Injector } from '@angular/core';

import { LogoutActionService, type LogoutOutcome, type LogoutRequest } from 'ngx-logout-action';

import { LogoutTestRequest } from './logout-test-request';

/** The name of an action, or a predicate. `undefined` matches every request. */
type Match = string | ((request: LogoutRequest) => boolean) | undefined;

/**
 * Finds the requests of a test and answers them. A failed expectation lists the requests that were received.
 *
 * @example
 * ```ts
 * const logout = TestBed.inject(LogoutTestingController);
 * button.click();
 * logout.expectOne().flush();
 * logout.verify();
 * ```
 */
@Injectable()
export class LogoutTestingController {
  readonly #injector = inject(Injector);
  readonly #open: LogoutTestRequest[] = [];
  readonly #received: LogoutRequest[] = [];
  readonly #navigations: string[] = [];
  #offline = false;

  /** @internal */
  get offline(): boolean {
    return this.#offline;
  }

  /** Where the user was sent, in order: routes, and absolute URLs for document loads. */
  get navigations(): readonly string[] {
    return this.#navigations;
  }

  /**
   * Returns the one request that matches. Each request can be found once.
   *
   * @param match the name of an action, or a predicate. Without it, every request matches.
   * @throws Error if no request matches, or more than one does.
   */
  expectOne(match?: string | ((request: LogoutRequest) => boolean)): LogoutTestRequest {
    const found = this.#matching(match);
    const [request] = found;
    if (!request || found.length > 1) {
      throw new Error(
        `Expected one request${nameOf(match)}, found ${found.length}. ${this.#list()}`,
      );
    }
    this.#open.splice(this.#open.indexOf(request), 1);
    return request;
  }

  /**
   * Expects that no request matches. Requests already found do not count.
   *
   * @param match the name of an action, or a predicate. Without it, every request matches.
   * @throws Error if a request matches.
   */
  expectNone(match?: string | ((request: LogoutRequest) => boolean)): void {
    const { length } = this.#matching(match);
    if (length)
      throw new Error(`Expected no request${nameOf(match)}, found ${length}. ${this.#list()}`);
  }

  /**
   * Expects that the test has found every request.
   *
   * @throws Error if a request is left.
   */
  verify(): void {
    const { length } = this.#open;
    if (length) throw new Error(`Expected no further request, found ${length}. ${this.#list()}`);
  }

  /**
   * Simulates the loss of the network: until `goOnline()`, every request fails immediately with `network`. No expectation finds
   * such a request, because no server gets it.
   *
   * @example
   * ```ts
   * logout.goOffline();
   * await service.logout();
   * expect(service.offlineLogout()).toBe('pending');
   * logout.goOnline();
   * logout.expectOne().flush();
   * ```
   */
  goOffline(): void {
    this.#offline = true;
    window.dispatchEvent(new Event('offline'));
  }

  /** Brings the network back and notifies `withOfflineLogout`. */
  goOnline(): void {
    this.#offline = false;
    window.dispatchEvent(new Event('online'));
  }

  /**
   * Simulates a session that ended elsewhere: a 401, a push from the server, or an expired token.
   *
   * @returns the outcome of `LogoutActionService.sessionEnded()`.
   * @example
   * ```ts
   * await logout.endSession();
   * expect(logout.navigations).toEqual(['/login']);
   * ```
   */
  endSession(): Promise<LogoutOutcome> {
    return this.#injector.get(LogoutActionService).sessionEnded();
  }

  /** @internal */
  receive(request: LogoutRequest): LogoutTestRequest {
    const received = new LogoutTestRequest(request);
    this.#received.push(request);
    this.#open.push(received);
    return received;
  }

  /** @internal */
  navigate(url: string): void {
    this.#navigations.push(url);
  }

  #matching(match: Match): LogoutTestRequest[] {
    if (match === undefined) return [...this.#open];
    return this.#open.filter(({ request }) =>
      typeof match === 'string' ? request.action === match : match(request),
    );
  }

  #list(): string {
    const lines = this.#received.map(
      ({ action, data, returnTo }) =>
        `- ${action}${data === undefined ? '' : `, data ${JSON.stringify(data)}`}, to ${returnTo}`,
    );
    return lines.length ? `Requests received:\n${lines.join('\n')}` : 'No requests were received.';
  }
}

function nameOf(match: Match): string {
  return match === undefined ? '' : typeof match === 'string' ? ` of '${match}'` : ' that matches';
}
