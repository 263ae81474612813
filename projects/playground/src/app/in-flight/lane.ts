import { provideHttpClient } from '@angular/common/http';
import { type ApplicationRef } from '@angular/core';
import { createApplication } from '@angular/platform-browser';

import {
  type InFlightBehavior,
  type LogoutAction,
  LogoutActionService,
  provideLogoutAction,
  withHttpLogout,
  withLogoutGuards,
  withSession,
} from 'ngx-logout-action';

import { Clicks } from '../timeline/clicks';

/** One of the sign-outs that are compared. */
export interface Lane {
  readonly action: LogoutAction;
  readonly clicks: Clicks;
  readonly app: ApplicationRef;
}

/**
 * Each lane is an app of its own, without components, so that the lanes share neither a session nor their memory of
 * recent sign-outs, and other tabs hear nothing of them.
 *
 * @param guardDelay milliseconds that the guard takes to answer.
 */
export async function openLane(
  inFlightBehavior: InFlightBehavior,
  url: string,
  guardDelay: number,
): Promise<Lane> {
  const clicks = new Clicks();
  const app = await createApplication({
    providers: [
      provideHttpClient(),
      provideLogoutAction(
        {
          inFlightBehavior,
          useDefaultSuccessHandler: false,
          onBeforeUpdate: ({ data }) => clicks.sent(data),
        },
        withHttpLogout({ url }),
        withSession({ isAuthenticated: () => true }),
        withLogoutGuards(({ data }) => {
          clicks.admitted(data);
          return guardDelay === 0 || afterDelay(guardDelay);
        }),
      ),
    ],
  });
  return { action: app.injector.get(LogoutActionService).defaultAction, clicks, app };
}

/** Like a dialog that takes the user time to answer. */
function afterDelay(milliseconds: number): Promise<true> {
  return new Promise((resolve) => setTimeout(() => resolve(true), milliseconds));
}
