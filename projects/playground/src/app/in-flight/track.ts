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
export interface Track {
  readonly action: LogoutAction;
  readonly clicks: Clicks;
  readonly app: ApplicationRef;
}

/**
 * Each track is a separate app, without components, so that the tracks share neither a session nor their memory of
 * recent sign-outs, and other tabs are not notified of them.
 *
 * @param guardDelay milliseconds that the guard takes to answer.
 */
export async function openTrack(
  inFlightBehavior: InFlightBehavior,
  url: string,
  guardDelay: number,
): Promise<Track> {
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
