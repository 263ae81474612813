// What compiles and what does not, for whoever uses the built package. Never run: a line that is expected to be
// an error and compiles is an error of its own.
import { inject } from '@angular/core';
import { of } from 'rxjs';

import {
  injectLogoutAction,
  type LogoutAction,
  LogoutActionModule,
  LogoutActionService,
  type LogoutOutcome,
  provideLogoutAction,
  withActions,
  withAllowedRedirects,
  withCleanup,
  withHttpLogout,
  withLogoutBackend,
  withLogoutGuards,
  withPages,
  withSession,
  withSpinner,
  withTabSync,
} from 'ngx-logout-action';
import { withActionsDialog } from 'ngx-logout-action/devtools';
import { withOidcLogout } from 'ngx-logout-action/oidc';

declare const action: LogoutAction;
declare const outcome: LogoutOutcome;

// Options
provideLogoutAction();
provideLogoutAction({
  inFlightBehavior: 'executeAll',
  redirectTo: '/anywhere',
  spinnerContext: ['a'],
});
// @ts-expect-error another behaviour
provideLogoutAction({ inFlightBehavior: 'never' });
// @ts-expect-error another option
provideLogoutAction({ redirect: 'home' });
// @ts-expect-error a duration is a number
provideLogoutAction({ timeout: '30s' });
// @ts-expect-error the name is for good
action.update({ name: 'another' });
// @ts-expect-error signals are read only
action.pending.set(true);

// Events
action.on('onSuccess', ({ response }) => response.redirectUrl);
action.on('onError', ({ error }) => error.kind === 'csrf');
action.on('onError', 'nameOfAnotherAction');
action.on('onBeforeUpdate', () => of(false));
action.on('onBeforeUpdate', async () => Promise.resolve());
// @ts-expect-error there is no such event
action.on('onResult', () => undefined);
// @ts-expect-error onSuccess knows of no error
action.on('onSuccess', ({ error }) => error);
// @ts-expect-error a decision is a boolean
action.on('onBeforeUpdate', () => 'no');

// Outcomes
if (outcome.status === 'failed') void outcome.error.status;
if (outcome.status === 'discarded') void (outcome.reason satisfies string);
// @ts-expect-error only a success has a response
void outcome.response;
switch (outcome.status) {
  case 'succeeded':
  case 'failed':
  case 'vetoed':
  case 'discarded':
    break;
  default:
    outcome satisfies never;
}

// Features
LogoutActionModule.forRoot(
  {},
  withPages({ login: '/in' }),
  withHttpLogout({ url: '/logout', goneStatuses: [410], accept: ({ status }) => status === 204 }),
  withSession({ isAuthenticated: () => of(true) }),
  withAllowedRedirects('https://id.example.org'),
  withLogoutGuards(({ data }) => data !== undefined),
  withCleanup(
    () => undefined,
    async () => Promise.resolve(),
    () => of(1),
  ),
  withTabSync({ channel: 'c' }),
  withActions({ log: () => undefined }),
  withSpinner({ delay: 0 }),
  withActionsDialog(),
);
withLogoutBackend(() => ({ logout: ({ returnTo }) => of({ redirectUrl: returnTo }) }));
withOidcLogout({ issuer: 'https://id.example.org', clientId: 'app', method: 'post' });
// @ts-expect-error a back end answers with a response
withLogoutBackend(() => ({ logout: () => of('done') }));
// @ts-expect-error the client has to be named
withOidcLogout({ issuer: 'https://id.example.org' });
// @ts-expect-error nothing else is a feature
provideLogoutAction({}, { kind: 'another', providers: [] });

// Actions
injectLogoutAction({ name: 'leave' }) satisfies LogoutAction;
inject(LogoutActionService).create({ owner: 'application' }) satisfies LogoutAction;
// @ts-expect-error there are two owners
inject(LogoutActionService).create({ owner: 'module' });
