import { ErrorHandler, type EnvironmentProviders, type Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Subject } from 'rxjs';

import {
  LogoutActionService,
  LogoutBackend,
  LogoutNavigator,
  provideLogoutAction,
  type LogoutActionOptions,
  type LogoutFeature,
  type LogoutRequest,
  type LogoutResponse,
} from '../public-api';

/** A request that waits for the test to answer it. */
export interface WaitingRequest {
  readonly request: LogoutRequest;
  answer(response?: LogoutResponse): void;
  fail(error: unknown): void;
  /** Whether the library has unsubscribed. */
  readonly aborted: boolean;
}

/** Records its requests and lets the test answer them. */
export class RecordingBackend extends LogoutBackend {
  readonly requests: WaitingRequest[] = [];

  override logout(request: LogoutRequest) {
    const answer = new Subject<LogoutResponse>();
    this.requests.push({
      request,
      answer: (response = {}) => {
        answer.next(response);
        answer.complete();
      },
      fail: (error) => answer.error(error),
      get aborted() {
        return !answer.observed;
      },
    });
    return answer;
  }

  get last(): WaitingRequest {
    return this.requests.at(-1)!;
  }
}

/** Records its targets. Navigation succeeds unless `arrives` is changed. */
export class RecordingNavigator extends LogoutNavigator {
  readonly routes: string[] = [];
  readonly documents: string[] = [];
  arrives: boolean | Promise<boolean> = true;

  override toRoute(url: string): Promise<boolean> {
    this.routes.push(url);
    return Promise.resolve(this.arrives);
  }

  override toDocument(url: string): void {
    this.documents.push(url);
  }
}

/** Sets up an app with a recording backend and navigator. */
export function openLab(
  options: LogoutActionOptions = {},
  features: LogoutFeature[] = [],
  providers: (Provider | EnvironmentProviders)[] = [],
) {
  const errors: unknown[] = [];
  const backend = new RecordingBackend();
  const navigator = new RecordingNavigator();
  TestBed.configureTestingModule({
    rethrowApplicationErrors: false,
    providers: [
      provideRouter([]),
      { provide: ErrorHandler, useValue: { handleError: (error: unknown) => errors.push(error) } },
      { provide: LogoutBackend, useValue: backend },
      { provide: LogoutNavigator, useValue: navigator },
      provideLogoutAction(options, ...features),
      ...providers,
    ],
  });
  const service = TestBed.inject(LogoutActionService);
  return { service, action: service.defaultAction, backend, navigator, errors };
}

/** Waits for everything that only depends on microtasks. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

let arrived: () => void = () => undefined;
// Registered before the history guard, which stops the event for later listeners.
window.addEventListener('popstate', () => arrived(), true);

/** Waits until the browser has moved to another history entry. */
export async function afterMove(move: () => void): Promise<void> {
  const moved = new Promise<void>((resolve) => (arrived = resolve));
  move();
  await moved;
}
