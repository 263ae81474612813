import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { provideLogoutAction, withCleanup } from 'ngx-logout-action';
import {
  LogoutActionHarness,
  LogoutTestingController,
  provideLogoutActionTesting,
} from 'ngx-logout-action/testing';

import { App } from './app';
import { Session } from './session/session';

describe('The playground', () => {
  it('signs out with the button in its header, and clears the user', async () => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideLogoutAction(
          {},
          withCleanup(() => TestBed.inject(Session).forget()),
        ),
        provideLogoutActionTesting(),
      ],
    });
    const session = TestBed.inject(Session);
    const logout = TestBed.inject(LogoutTestingController);
    const server = TestBed.inject(HttpTestingController);
    const signedIn = session.signIn('demo', 'secret');
    server.expectOne('/csrf').flush(null);
    await Promise.resolve();
    server.expectOne('/login').flush({ username: 'demo', name: 'Dora Demo' });
    await signedIn;
    const loader = TestbedHarnessEnvironment.loader(TestBed.createComponent(App));
    const button = await loader.getHarness(LogoutActionHarness.with({ text: 'Sign out' }));
    await button.click();
    logout.expectOne().flush();
    expect(await loader.getHarnessOrNull(LogoutActionHarness)).toBeNull();
    expect(session.forgotten()).toBe(1);
    expect(logout.navigations).toEqual(['/login']);
  });
});
