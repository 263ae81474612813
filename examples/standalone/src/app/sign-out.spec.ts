import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LogoutActionDirective, provideLogoutAction } from 'ngx-logout-action';
import {
  LogoutActionHarness,
  LogoutTestingController,
  provideLogoutActionTesting,
} from 'ngx-logout-action/testing';

@Component({ imports: [LogoutActionDirective], template: '<button logoutAction>Sign out</button>' })
class Host {}

describe('A sign-out button', () => {
  it('signs out and redirects to the home page', async () => {
    TestBed.configureTestingModule({
      providers: [provideLogoutAction({ redirectTo: 'home' }), provideLogoutActionTesting()],
    });
    const loader = TestbedHarnessEnvironment.loader(TestBed.createComponent(Host));
    const button = await loader.getHarness(LogoutActionHarness);
    const logout = TestBed.inject(LogoutTestingController);

    await button.click();
    expect(await button.isPending()).toBe(true);
    logout.expectOne('logoutAction').flush();
    expect(await button.isPending()).toBe(false);
    expect(logout.navigations).toEqual(['/']);
    logout.verify();
  });
});
