import { Injectable } from '@angular/core';

import { type LogoutRequest } from 'ngx-logout-action';

import { LogoutTestRequest } from './logout-test-request';

/** The name of an action, or what a request has to be like; nothing matches every request. */
type Match = string | ((request: LogoutRequest) => boolean) | undefined;

/** Looks at the requests of a test, and answers them. Every expectation that fails says what was received. */
@Injectable()
export class LogoutTestingController {
  readonly #open: LogoutTestRequest[] = [];
  readonly #received: LogoutRequest[] = [];
  readonly #navigations: string[] = [];

  /** Where people were sent, in order: a route, or an absolute URL where the document was left. */
  get navigations(): readonly string[] {
    return this.#navigations;
  }

  /**
   * The one request that matches and that nobody has looked at yet.
   *
   * @param match the name of an action, or a predicate. @default every request
   * @throws Error where there is none, or more than one.
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

  /** @throws Error where a request matches that nobody has looked at yet. */
  expectNone(match?: string | ((request: LogoutRequest) => boolean)): void {
    const { length } = this.#matching(match);
    if (length)
      throw new Error(`Expected no request${nameOf(match)}, found ${length}. ${this.#list()}`);
  }

  /** @throws Error where there are requests that nobody has looked at. */
  verify(): void {
    const { length } = this.#open;
    if (length) throw new Error(`Expected no further request, found ${length}. ${this.#list()}`);
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
