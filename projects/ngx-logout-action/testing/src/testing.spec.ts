import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import {
  LogoutActionDirective,
  LogoutActionService,
  type LogoutFeature,
  provideLogoutAction,
  SpinnerContextDirective,
  withHttpLogout,
  withOfflineLogout,
  withSession,
  withSpinner,
} from 'ngx-logout-action';

import {
  LogoutActionHarness,
  LogoutTestingController,
  provideLogoutActionTesting,
  SpinnerContextHarness,
} from './public-api';

function open(...features: LogoutFeature[]) {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      provideLogoutAction(
        { useDefaultSuccessHandler: true },
        withHttpLogout({ url: '/never-asked' }),
        withSpinner({ delay: 0, minVisible: 0 }),
        ...features,
      ),
      provideLogoutActionTesting(),
    ],
  });
  return {
    service: TestBed.inject(LogoutActionService),
    logout: TestBed.inject(LogoutTestingController),
  };
}

describe('LogoutTestingController', () => {
  it('answers a request and records the redirect', async () => {
    const { service, logout } = open();
    const outcome = service.logout({ data: 7 });
    const request = logout.expectOne('logoutAction');
    expect(request.request).toEqual({
      action: 'logoutAction',
      data: 7,
      returnTo: 'http://localhost/login',
    });
    request.flush({ redirectUrl: '/bye' });
    expect(await outcome).toMatchObject({ status: 'succeeded' });
    expect(logout.navigations).toEqual(['http://localhost/bye']);
    logout.verify();
  });

  it('fails a request with an error kind or an error', async () => {
    const { service, logout } = open();
    service.defaultAction.update({ useDefaultSuccessHandler: false });
    const first = service.logout();
    logout.expectOne().fail('csrf');
    expect(await first).toMatchObject({ status: 'failed', error: { kind: 'csrf' } });
    const second = service.logout();
    logout.expectOne().fail(new Error('broken'));
    expect(await second).toMatchObject({ status: 'failed', error: { kind: 'backend' } });
    expect(logout.navigations).toEqual([]);
  });

  it('finds requests by action or predicate, each one once', () => {
    const { service, logout } = open();
    service.create({ name: 'quickExit', owner: 'application' });
    void service.logout({ data: 'a' });
    void service.get('quickExit')?.invoke({ data: 'b' });
    logout.expectOne(({ data }) => data === 'b');
    logout.expectNone('quickExit');
    logout.expectOne();
  });

  it('simulates a sign-out while offline, completed when the network is back', async () => {
    const { service, logout } = open(
      withOfflineLogout(),
      withSession({ isAuthenticated: () => true }),
    );
    logout.goOffline();
    expect(await service.logout()).toMatchObject({ error: { kind: 'network', retrying: true } });
    expect(logout.navigations).toEqual(['/login']);
    expect(service.offlineLogout()).toBe('pending');
    logout.verify();
    logout.goOnline();
    logout.expectOne().flush();
    await Promise.resolve();
    expect(service.offlineLogout()).toBe('none');
  });

  it('fails requests while offline, even without withOfflineLogout', async () => {
    const { service, logout } = open();
    service.defaultAction.update({ useDefaultSuccessHandler: false });
    logout.goOffline();
    expect(await service.logout()).toMatchObject({ error: { kind: 'network', retrying: false } });
    logout.goOnline();
    void service.logout();
    logout.expectOne();
  });

  it('ends the session without a request', async () => {
    const { logout } = open();
    expect(await logout.endSession()).toMatchObject({
      status: 'succeeded',
      alreadySignedOut: true,
    });
    expect(logout.navigations).toEqual(['/login']);
    logout.expectNone();
  });

  it('lists the received requests when an expectation fails', () => {
    const { service, logout } = open();
    expect(() => logout.expectOne()).toThrow(
      'Expected one request, found 0. No requests were received.',
    );
    void service.logout({ data: 7 });
    const list = 'Requests received:\n- logoutAction, data 7, to http://localhost/login';
    expect(() => logout.expectOne('other')).toThrow(
      `Expected one request of 'other', found 0. ${list}`,
    );
    expect(() => logout.expectNone()).toThrow(`Expected no request, found 1. ${list}`);
    expect(() => logout.verify()).toThrow(`Expected no further request, found 1. ${list}`);
    logout.expectOne();
    expect(() => logout.verify()).not.toThrow();
  });

  it('marks timed-out requests as cancelled, and throws if a request is answered twice', async () => {
    jest.useFakeTimers();
    const { service, logout } = open();
    service.defaultAction.update({ timeout: 100, useDefaultSuccessHandler: false });
    const outcome = service.logout();
    const request = logout.expectOne();
    expect(request.cancelled).toBe(false);
    jest.advanceTimersByTime(100);
    expect(request.cancelled).toBe(true);
    expect(await outcome).toMatchObject({ error: { kind: 'timeout' } });
    request.flush();
    expect(() => request.flush()).toThrow('already been answered');
    jest.useRealTimers();
  });
});

@Component({
  imports: [LogoutActionDirective, SpinnerContextDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section [spinnerContext]="'card'">
      <button
        [logoutAction]="'logoutAction'"
        logoutSpinnerContext="card"
        logoutSpinnerMessage="Bye"
      >
        Sign out
      </button>
      <button logoutAction logoutDisableWhilePending>Leave</button>
    </section>
  `,
})
class Page {}

describe('The harnesses', () => {
  it('click a button, and report its state and that of its spinner context', async () => {
    jest.useFakeTimers();
    const { logout } = open();
    const loader = TestbedHarnessEnvironment.loader(TestBed.createComponent(Page));
    const button = await loader.getHarness(LogoutActionHarness.with({ text: 'Sign out' }));
    const leave = await loader.getHarness(LogoutActionHarness.with({ text: /Leave/ }));
    const card = await loader.getHarness(SpinnerContextHarness.with({ name: 'card' }));
    expect(await button.isPending()).toBe(false);
    expect(await card.isActive()).toBe(false);

    await button.click();
    expect(await button.isPending()).toBe(true);
    expect(await button.isDisabled()).toBe(false);
    expect(await leave.isDisabled()).toBe(true);
    // A delay of 0 still uses a timer.
    jest.advanceTimersByTime(0);
    expect(await card.isActive()).toBe(true);
    expect(await card.getMessages()).toEqual(['Bye']);

    logout.expectOne().flush();
    expect(await button.isPending()).toBe(false);
    expect(logout.navigations).toEqual(['/login']);
    jest.useRealTimers();
  });

  it('are optional: whenStable() waits for the call after fail()', async () => {
    const { logout } = open();
    const fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
    const button = (fixture.nativeElement as HTMLElement).querySelector('button')!;
    button.click();
    await fixture.whenStable();
    expect(button.getAttribute('aria-busy')).toBe('true');
    logout.expectOne().fail();
    await fixture.whenStable();
    expect(button.hasAttribute('aria-busy')).toBe(false);
  });
});
