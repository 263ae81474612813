import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { fakeAsync, TestBed, tick } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import {
  LogoutActionDirective,
  type LogoutActionOptions,
  LogoutActionService,
  type LogoutFeature,
  provideLogoutAction,
  SpinnerContextDirective,
  withFailureHandler,
  withLogoutGuards,
  withSpinner,
} from 'ngx-logout-action';

import {
  LogoutActionHarness,
  LogoutTestingController,
  provideLogoutActionTesting,
  SpinnerContextHarness,
} from './public-api';

@Component({
  imports: [LogoutActionDirective, SpinnerContextDirective],
  template: `
    <main spinnerContext="main">
      <button logoutAction (logoutSettled)="status = $event.status">Sign out</button>
      {{ status }}
    </main>
  `,
  // zone.js has to notice what changes.
  changeDetection: ChangeDetectionStrategy.Eager,
})
class Page {
  status = '';
}

function open(options: LogoutActionOptions = {}, ...features: LogoutFeature[]) {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      provideLogoutAction(
        options,
        withSpinner({ delay: 0, minVisible: 0 }),
        withFailureHandler(() => undefined),
        ...features,
      ),
      provideLogoutActionTesting(),
    ],
  });
  const fixture = TestBed.createComponent(Page);
  fixture.autoDetectChanges();
  return {
    fixture,
    loader: TestbedHarnessEnvironment.loader(fixture),
    logout: TestBed.inject(LogoutTestingController),
    service: TestBed.inject(LogoutActionService),
  };
}

describe('With zone.js', () => {
  it('harnesses do not wait for a request that the test has yet to answer', async () => {
    const { fixture, loader, logout } = open({ spinnerContext: 'main', spinnerMessage: 'Wait' });
    const button = await loader.getHarness(LogoutActionHarness);
    const spinner = await loader.getHarness(SpinnerContextHarness.with({ name: 'main' }));
    await button.click();
    expect([await button.isPending(), await spinner.isActive()]).toEqual([true, true]);
    expect(await spinner.getMessages()).toEqual(['Wait']);
    logout.expectOne().fail('server');
    expect([await button.isPending(), await spinner.isActive()]).toEqual([false, false]);
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('failed');
  });

  it('harnesses do not wait for a document that the test has not left', async () => {
    const { loader, logout } = open({ redirectMode: 'document' });
    const button = await loader.getHarness(LogoutActionHarness);
    await button.click();
    logout.expectOne().flush();
    expect(await button.isPending()).toBe(false);
    expect(logout.navigations).toEqual(['http://localhost/login']);
  });

  it('fakeAsync has each limit of time', fakeAsync(() => {
    const { logout, service } = open(
      { decisionTimeout: 1_000, timeout: 2_000, inFlightBehavior: 'doNotExecute' },
      withLogoutGuards(({ data }) => data === 'allowed' || new Promise(() => undefined)),
    );
    void service.logout();
    // The time of a decision is counted by the real clock, too, which fakeAsync does not stop.
    tick(900);
    expect(service.defaultAction.pending()).toBe(true);
    tick(100);
    expect(service.defaultAction.lastOutcome()).toEqual({ status: 'vetoed', by: 'timeout' });
    void service.logout({ data: 'allowed' });
    const request = logout.expectOne();
    tick(2_000);
    expect(service.defaultAction.lastOutcome()).toMatchObject({ error: { kind: 'timeout' } });
    expect(request.cancelled).toBe(true);
  }));

  it('fakeAsync leaves no timer after a sign-out', fakeAsync(
    () => {
      const { fixture, logout } = open();
      (fixture.nativeElement as HTMLElement).querySelector('button')?.click();
      logout.expectOne().flush();
      tick();
      expect(logout.navigations).toEqual(['/login']);
    },
    { flush: false },
  ));
});
