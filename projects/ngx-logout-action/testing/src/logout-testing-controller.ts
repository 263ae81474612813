import { inject, Injectable, Injector } from '@angular/core';

import { LogoutActionService, type LogoutOutcome, type LogoutRequest } from 'ngx-logout-action';

import { LogoutTestRequest } from './logout-test-request';

/** The name of an action, or a predicate; `undefined` matches every request. */
type Match = string | ((request: LogoutRequest) => boolean) | undefined;

/**
 * Inspects the requests of a test and answers them. An expectation that fails lists what was received.
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

  /** Where the user was sent, in order: a route, or an absolute URL if the document was loaded. */
  get navigations(): readonly string[] {
    return this.#navigations;
  }

  /**
   * Returns the one request that matches, apart from those already looked at.
   *
   * @param match the name of an action, or a predicate. Without it, every request matches.
   * @throws Error if none matches, or more than one.
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
   * Expects that no request matches, apart from those already looked at.
   *
   * @param match the name of an action, or a predicate. Without it, every request matches.
   * @throws Error if one does.
   */
  expectNone(match?: string | ((request: LogoutRequest) => boolean)): void {
    const { length } = this.#matching(match);
    if (length)
      throw new Error(`Expected no request${nameOf(match)}, found ${length}. ${this.#list()}`);
  }

  /**
   * Expects that every request has been looked at.
   *
   * @throws Error if one has not.
   */
  verify(): void {
    const { length } = this.#open;
    if (length) throw new Error(`Expected no further request, found ${length}. ${this.#list()}`);
  }

  /**
   * Takes the network away: from now on, every request fails at once with `network`. It reaches no server, so no expectation
   * finds it.
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

  /** Brings the network back, and lets `withOfflineLogout` know. */
  goOnline(): void {
    this.#offline = false;
    window.dispatchEvent(new Event('online'));
  }

  /**
   * Ends the session elsewhere, as a 401, a message of the server, or an expired token would.
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
    return lines.length ? `Received in all:\n${lines.join('\n')}` : 'None was received.';
  }
}

function nameOf(match: Match): string {
  return match === undefined ? '' : typeof match === 'string' ? ` of '${match}'` : ' that matches';
}
