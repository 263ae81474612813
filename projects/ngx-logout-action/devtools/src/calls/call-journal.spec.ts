import { TestBed } from '@angular/core/testing';

import { LogoutActionService } from 'ngx-logout-action';

import { answer, noAnswer, setupHttp } from '../../../src/testing/http-kit';
import { settle } from '../../../src/testing/lab';
import { withActionsDialog } from '../with-actions-dialog';
import { CallJournal } from './call-journal';
import { exportCalls } from './export-calls';

jest.mock('../dock/show-actions', () => ({ showActions: () => undefined }));

function setupJournal() {
  const { http, action } = setupHttp(
    { xsrf: { refreshUrl: '/csrf' } },
    { features: [withActionsDialog()] },
  );
  action.update({ useDefaultSuccessHandler: false, inFlightBehavior: 'doNotExecute' });
  const journal = TestBed.inject(CallJournal);
  const calls = () => journal.of(action).kept;
  return { http, action, journal, calls };
}

const requestsOf = (calls: ReturnType<CallJournal['of']>['kept']) =>
  calls.map(({ requests }) => requests.map(({ method, url, status }) => ({ method, url, status })));

describe('CallJournal', () => {
  it('records each request with its method, URL without query, and status', async () => {
    const { http, action, calls } = setupJournal();
    void action.invoke();
    await settle();
    answer(403)(http.expectOne('/logout'));
    await settle();
    answer(204)(http.expectOne('/csrf'));
    await settle();
    expect(requestsOf(calls())[0]!.at(-1)).toEqual({
      method: 'POST',
      url: 'http://localhost/logout',
      status: undefined,
    });
    answer(204)(http.expectOne('/logout'));
    await settle();
    answer(204)(http.expectOne('/csrf'));
    expect(requestsOf(calls())).toEqual([
      [
        { method: 'POST', url: 'http://localhost/logout', status: 403 },
        { method: 'GET', url: 'http://localhost/csrf', status: 204 },
        { method: 'POST', url: 'http://localhost/logout', status: 204 },
        { method: 'GET', url: 'http://localhost/csrf', status: 204 },
      ],
    ]);
    expect(calls()[0]!.outcome?.status).toBe('succeeded');
  });

  it('records a request without a response as ended, with no status', async () => {
    const { http, action, calls } = setupJournal();
    void action.invoke();
    await settle();
    noAnswer(http.expectOne('/logout'));
    await settle();
    const [request] = calls()[0]!.requests;
    expect(request).toMatchObject({ method: 'POST', status: undefined });
    expect(request!.endedAt).toBeDefined();
  });

  it('names the pending call that caused a call to be discarded', async () => {
    const { http, action, calls } = setupJournal();
    void action.invoke();
    void action.invoke();
    await settle();
    answer(204)(http.expectOne('/logout'));
    await settle();
    expect(calls().map(({ by }) => by)).toEqual([undefined, 1]);
    expect(requestsOf(calls())[1]).toEqual([]);
  });

  it('keeps the last 100 calls of an action, plus the running one', async () => {
    const { http, action, journal, calls } = setupJournal();
    for (let call = 0; call < 300; call++) void action.invoke();
    await settle();
    expect(calls().map(({ number }) => number)).toEqual([
      1,
      ...Array.from({ length: 100 }, (_, index) => 201 + index),
    ]);
    expect(journal.of(action).total).toBe(300);
    journal.clear(action);
    // The running call cannot be cleared.
    expect(calls()).toHaveLength(101);
    answer(204)(http.expectOne('/logout'));
    await settle();
    journal.clear(action);
    expect(calls()).toEqual([]);
  });

  it('moves calls to the action that replaces another one, including pending calls', async () => {
    const { http, action, journal } = setupJournal();
    const other = TestBed.inject(LogoutActionService).create({
      name: 'other',
      owner: 'application',
    });
    void action.invoke();
    await settle();
    journal.move(action, other);
    answer(204)(http.expectOne('/logout'));
    await settle();
    expect(journal.of(action).total).toBe(0);
    expect(journal.of(other).kept[0]).toMatchObject({
      action: other,
      outcome: { status: 'succeeded' },
    });
  });

  it('exports calls without response bodies and call data', async () => {
    const { http, action, calls } = setupJournal();
    void action.invoke({ data: { secret: 'data' } });
    await settle();
    answer(200, { secret: 'body' })(http.expectOne('/logout'));
    await settle();
    answer(204)(http.expectOne('/csrf'));
    const json = exportCalls(calls(), performance.now());
    expect(json).not.toContain('secret');
    expect(JSON.parse(json)).toMatchObject({
      calls: [
        {
          action: 'logoutAction',
          owner: 'application',
          number: 1,
          outcome: { status: 'succeeded', alreadySignedOut: false },
          requests: [
            { method: 'POST', url: 'http://localhost/logout', status: 200 },
            { method: 'GET', url: 'http://localhost/csrf', status: 204 },
          ],
        },
      ],
    });
  });
});
