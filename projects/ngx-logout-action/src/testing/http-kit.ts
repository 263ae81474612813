import { HttpResponse, provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { ErrorHandler, type EnvironmentProviders, type Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import {
  type HttpLogoutOptions,
  LogoutActionService,
  type LogoutFeature,
  LogoutNavigator,
  provideLogoutAction,
  withHttpLogout,
} from '../public-api';

interface HttpSetup {
  readonly interceptors?: Parameters<typeof withInterceptors>[0];
  readonly features?: LogoutFeature[];
  readonly providers?: (Provider | EnvironmentProviders)[];
}

/** Sets up an app whose requests the test answers. */
export function setupHttp(
  options?: HttpLogoutOptions | (() => HttpLogoutOptions),
  { interceptors = [], features = [], providers = [] }: HttpSetup = {},
) {
  const errors: unknown[] = [];
  TestBed.configureTestingModule({
    rethrowApplicationErrors: false,
    providers: [
      provideRouter([]),
      provideHttpClient(withInterceptors(interceptors)),
      provideHttpClientTesting(),
      { provide: ErrorHandler, useValue: { handleError: (error: unknown) => errors.push(error) } },
      {
        provide: LogoutNavigator,
        useValue: { toRoute: () => Promise.resolve(true), toDocument: () => undefined },
      },
      provideLogoutAction({}, ...features, ...(options ? [withHttpLogout(options)] : [])),
      ...providers,
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  const { defaultAction: action } = TestBed.inject(LogoutActionService);
  return { http, action, errors };
}

/** Responds with text, or with JSON if `body` is an object. */
export const answer =
  (status: number, body: string | object = '', headers: Record<string, string> = {}) =>
  (request: TestRequest): void => {
    const json = typeof body === 'object';
    request.flush(json ? JSON.stringify(body) : body, {
      status,
      statusText: 'x',
      headers: { 'content-type': json ? 'application/json' : 'text/plain', ...headers },
    });
  };

/** Responds with a page at the end of a redirect. */
export const redirectedTo =
  (url: string, body = '<!doctype html><p>Hello</p>', status = 200) =>
  (request: TestRequest): void =>
    request.event(new HttpResponse({ body, status, url: new URL(url, location.href).href }));

/** Breaks the connection. */
export const noAnswer = (request: TestRequest): void => request.error(new ProgressEvent('error'));

/** Waits for everything that only depends on microtasks. */
export async function flush(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

export function clearCookies(): void {
  for (const path of ['/', '/app/', '/app/page/']) {
    for (const pair of document.cookie.split('; ')) {
      document.cookie = `${pair.split('=')[0]}=; path=${path}; max-age=0`;
    }
  }
}
