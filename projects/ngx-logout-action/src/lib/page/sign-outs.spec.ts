import type { HttpErrorResponse, HttpInterceptorFn } from '@angular/common/http';
import type { TestRequest } from '@angular/common/http/testing';
import { inject } from '@angular/core';
import { tap } from 'rxjs';

import {
  type HttpLogoutOptions,
  LogoutActionService,
  LogoutError,
  type LogoutOutcome,
} from '../../public-api';
import { answer, flush, noAnswer, setupHttp } from '../../testing/http-kit';
import { openLab } from '../../testing/lab';

describe('An interceptor that signs out for each 401', () => {
  const signOut: HttpInterceptorFn = (request, next) => {
    const service = inject(LogoutActionService);
    const error = ({ status }: HttpErrorResponse) => {
      if (status === 401) void service.logout();
    };
    return next(request).pipe(tap({ error }));
  };

  it.each<[string, HttpLogoutOptions, Record<string, string>]>([
    ['is about the token', {}, { 'www-authenticate': 'Bearer error="invalid_token"' }],
    ['is not in goneStatuses', { goneStatuses: [] }, {}],
    ['is refused by accept', { accept: () => false }, {}],
  ])('causes two requests at most if the 401 %s', async (_, options, headers) => {
    const { http, action } = setupHttp(options, { interceptors: [signOut] });
    const outcomes: LogoutOutcome[] = [];
    action.outcomes$.subscribe((outcome) => outcomes.push(outcome));
    void action.invoke();
    for (let request = 0; request < 2; request++) {
      answer(401, '', headers)(http.expectOne('/logout'));
      await flush();
    }
    http.expectNone('/logout');
    const failed = { status: 'failed', error: { status: 401 } };
    expect(outcomes).toMatchObject([failed, failed, failed]);
    expect(action.pending()).toBe(false);
  });

  it('does not keep the user from another try', async () => {
    const { action, backend } = openLab({ inFlightBehavior: 'executeAll' });
    const calls = [action.invoke(), action.invoke()];
    for (const call of calls) {
      backend.last.fail(new LogoutError('server', { status: 401 }));
      await call;
    }
    void action.invoke();
    expect(backend.requests).toHaveLength(3);
  });
});

describe('The second click of a double click', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it.each<[string, (request: TestRequest) => void]>([
    ['is not reached', noAnswer],
    ['does not answer', () => jest.advanceTimersByTime(30_000)],
  ])(
    'finds the user signed out if its XSRF token is refused, also if refreshUrl %s',
    async (_, refresh) => {
      const { http, action } = setupHttp({ xsrf: { refreshUrl: '/csrf' } });
      action.update({ redirectMode: 'document', useDefaultSuccessHandler: false });
      const calls = [action.invoke(), action.invoke()];
      answer(204)(http.expectOne('/logout'));
      await calls[0];
      answer(403)(http.expectOne('/logout'));
      refresh(http.expectOne('/csrf'));
      expect(await calls[1]).toMatchObject({ status: 'succeeded', alreadySignedOut: true });
    },
  );
});
