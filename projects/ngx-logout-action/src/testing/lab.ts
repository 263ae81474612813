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

/** A request that has reached the backend and awaits its answer. */
export interface WaitingRequest {
  readonly request: LogoutRequest;
  answer(response?: LogoutResponse): void;
  fail(error: unknown): void;
  /** Whether the library has stopped listening. */
  readonly aborted: boolean;
}

/** A backend that records the requests it receives and answers on demand. */
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

/** A navigator that records its targets and arrives unless told otherwise. */
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

/** An app that has the library provided, with the outside world recorded. */
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

/** Lets everything happen that waits for nothing but microtasks. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
