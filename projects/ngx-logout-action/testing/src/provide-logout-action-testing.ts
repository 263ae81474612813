import {
  type EnvironmentProviders,
  inject,
  Injectable,
  makeEnvironmentProviders,
} from '@angular/core';
import { type Observable, throwError } from 'rxjs';

import {
  LogoutBackend,
  LogoutError,
  LogoutNavigator,
  type LogoutRequest,
  type LogoutResponse,
} from 'ngx-logout-action';

import { LogoutTestingController } from './logout-testing-controller';

@Injectable()
class TestingBackend extends LogoutBackend {
  override readonly ɵanswersByTest = true;
  readonly #controller = inject(LogoutTestingController);

  override logout(request: LogoutRequest): Observable<LogoutResponse> {
    if (this.#controller.offline) return throwError(() => new LogoutError('network'));
    return this.#controller.receive(request).answer$;
  }
}

@Injectable()
class TestingNavigator extends LogoutNavigator {
  readonly #controller = inject(LogoutTestingController);

  override toRoute(url: string): Promise<boolean> {
    this.#controller.navigate(url);
    return Promise.resolve(true);
  }

  override toDocument(url: string): void {
    this.#controller.navigate(url);
  }

  override ɵtoForm(url: string): void {
    this.#controller.navigate(url);
  }
}

/**
 * Replaces the server and the navigation in a test, so that `LogoutTestingController` can answer requests. Put it after
 * `provideLogoutAction()`. All features except backends work as usual.
 *
 * @example
 * ```ts
 * TestBed.configureTestingModule({
 *   providers: [provideLogoutAction(), provideLogoutActionTesting()],
 * });
 * ```
 */
export function provideLogoutActionTesting(): EnvironmentProviders {
  return makeEnvironmentProviders([
    LogoutTestingController,
    { provide: LogoutBackend, useClass: TestingBackend },
    { provide: LogoutNavigator, useClass: TestingNavigator },
  ]);
}
