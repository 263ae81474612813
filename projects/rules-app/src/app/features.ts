import { HttpClient } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, EMPTY } from 'rxjs';

import {
  confirmLogout,
  type LogoutFeature,
  withBeforeLogout,
  withFailureHandler,
  withFormLogout,
  withHttpLogout,
  withLogoutGuards,
  withOfflineLogout,
  withSession,
  withTabSync,
} from 'ngx-logout-action';
import { type IdleLogoutOptions, withIdleLogout } from 'ngx-logout-action/idle';

import { Session } from './session';

/** Simulates two apps with one session, in two languages. */
export const baseHref = () => (location.pathname.startsWith('/de/') ? '/de/' : '/');

const backend = withHttpLogout({ xsrf: { refreshUrl: '/csrf' } });

const session = withSession({ isAuthenticated: () => inject(Session).user() !== '' });

const offline = [
  session,
  withTabSync(),
  withFailureHandler(({ kind }) => document.body.append(`Failed: ${kind}`)),
];

/** The features for an experiment. */
export function featuresOf(experiment: string | null): LogoutFeature[] {
  switch (experiment) {
    case 'confirm':
      return [backend, withLogoutGuards(confirmLogout(texts))];
    case 'form':
      return [
        withFormLogout({ url: '/bff/logout' }),
        withTabSync(),
        withFailureHandler(showFailure),
      ];
    case 'blocked form':
      return [
        withFormLogout({ url: 'https://id.example.org/logout' }),
        withFailureHandler(showFailure),
      ];
    case 'before':
      return [backend, withBeforeLogout(saveDraft)];
    case 'failure':
      return [backend, withFailureHandler(showFailure)];
    case 'tabs':
      return [backend, withTabSync({ confirm: () => !document.querySelector('#draft') })];
    case 'shared channel':
      return [backend, withTabSync({ channel: 'shop' })];
    case 'expired':
    case 'expired, refresh':
    case 'refresh, expired':
      // Ignores 401s if no user is signed in.
      return [backend, session];
    case 'offline':
      return [backend, withOfflineLogout({ session: () => inject(Session).hash() }), ...offline];
    case 'offline-until-sign-in':
      return [backend, withOfflineLogout(), ...offline];
    case 'idle':
      return [...idle({ after: 30_000, warnBefore: 20_000 }), withTabSync()];
    case 'idle-alone':
      return idle({ after: 30_000, warnBefore: 20_000 });
    case 'idle-brisk':
      // For tests that cannot set the clock.
      return idle({ after: 2_000, warnBefore: 0 });
    case 'idle-offline':
      return [
        backend,
        withOfflineLogout(),
        withIdleLogout({ after: 30_000, warnBefore: 0 }),
        ...offline,
      ];
    default:
      return [backend];
  }
}

/** Signs out idle users, even if they leave the confirmation dialog open. */
function idle(times: IdleLogoutOptions): LogoutFeature[] {
  return [
    backend,
    withIdleLogout({ ...times, frames: true }),
    withSession({ isAuthenticated: () => inject(Session).user() !== '' }),
    withLogoutGuards(confirmLogout()),
  ];
}

/** The texts depend on the language of the page when the dialog opens. */
function texts() {
  const user = inject(Session).user();
  return document.documentElement.lang === 'ar'
    ? { title: 'تسجيل الخروج؟', message: '', confirm: 'تسجيل الخروج', cancel: 'البقاء' }
    : { message: `${user}, you will need to sign in again.` };
}

/** The draft can only be saved while the session is active. */
function saveDraft() {
  const saved = inject(HttpClient).get('/api/account');
  return saved.pipe(catchError(() => EMPTY));
}

/** Shows a message outside of all components. */
function showFailure(
  { kind }: { kind: string },
  { retry }: { retry: () => Promise<unknown> },
): void {
  const bar = document.createElement('div');
  bar.setAttribute('role', 'alert');
  bar.textContent = `You may still be signed in (${kind}). `;
  const button = document.createElement('button');
  button.textContent = 'Try again';
  button.addEventListener('click', () => {
    bar.remove();
    void retry();
  });
  bar.append(button);
  document.body.append(bar);
}
