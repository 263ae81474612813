import {
  type EnvironmentProviders,
  inject,
  Injectable,
  makeEnvironmentProviders,
} from '@angular/core';
import { type Observable } from 'rxjs';

import {
  LogoutBackend,
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
 * Lets a test see what is sent and where it leads, and answer for the server: nothing leaves the test. Stands after
 * `provideLogoutAction()`, whose features work as ever, but for the back end.
 */
export function provideLogoutActionTesting(): EnvironmentProviders {
  return makeEnvironmentProviders([
    LogoutTestingController,
    { provide: LogoutBackend, useClass: TestingBackend },
    { provide: LogoutNavigator, useClass: TestingNavigator },
  ]);
}
