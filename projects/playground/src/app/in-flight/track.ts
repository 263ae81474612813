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

/** One of the compared sign-outs. */
export interface Track {
  readonly action: LogoutAction;
  readonly clicks: Clicks;
  readonly app: ApplicationRef;
}

/**
 * Each track is a separate app without components, so that tracks share neither a session nor their memory of
 * recent sign-outs, and do not notify other tabs.
 *
 * @param guardDelay milliseconds until the guard answers.
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

/** Simulates a dialog that the user takes time to answer. */
function afterDelay(milliseconds: number): Promise<true> {
  return new Promise((resolve) => setTimeout(() => resolve(true), milliseconds));
}
