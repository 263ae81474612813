// Checks what compiles with the built package, and what does not. It never runs. A line that must
// not compile is preceded by `@ts-expect-error`.
import { inject } from '@angular/core';
import { of } from 'rxjs';

import {
  clearStorage,
  confirmLogout,
  injectLogoutAction,
  isSafeRedirect,
  LogoutAction,
  LogoutActionModule,
  LogoutActionService,
  LogoutError,
  type LogoutOutcome,
  type LogoutResponse,
  provideLogoutAction,
  sessionExpiredInterceptor,
  spinnerWhile,
  withActions,
  withAllowedRedirects,
  withCleanup,
  withFormLogout,
  withHttpLogout,
  withLogoutBackend,
  withLogoutGuards,
  withOfflineLogout,
  withPages,
  withSession,
  withSpinner,
  withTabSync,
} from 'ngx-logout-action';
import { withActionsDialog } from 'ngx-logout-action/devtools';
import { withIdleLogout } from 'ngx-logout-action/idle';
import { withOidcLogout } from 'ngx-logout-action/oidc';
import { LogoutActionHarness, SpinnerContextHarness } from 'ngx-logout-action/testing';

declare const action: LogoutAction;
declare const outcome: LogoutOutcome;

// Options
provideLogoutAction();
provideLogoutAction({
  inFlightBehavior: 'executeAll',
  redirectTo: '/anywhere',
  spinnerContext: ['a'],
});
// All optional properties accept undefined, also with exactOptionalPropertyTypes.
provideLogoutAction(
  {
    name: undefined,
    useDefaultSuccessHandler: undefined,
    inFlightBehavior: undefined,
    redirectTo: undefined,
    spinnerContext: undefined,
    spinnerMessage: undefined,
    timeout: undefined,
    decisionTimeout: undefined,
    redirectMode: undefined,
    onBeforeUpdate: undefined,
    onSuccess: undefined,
    onError: undefined,
  },
  withPages({ home: undefined, login: undefined }),
  withTabSync({ channel: undefined, confirm: undefined }),
  withSpinner({ delay: undefined, minVisible: undefined, component: undefined }),
  withHttpLogout({
    url: undefined,
    method: undefined,
    withCredentials: undefined,
    headers: undefined,
    body: undefined,
    xsrf: {
      refreshUrl: undefined,
      cookieName: undefined,
      headerName: undefined,
      token: undefined,
      tokenFrom: undefined,
      refusedStatuses: undefined,
    },
    accept: undefined,
    goneStatuses: undefined,
    redirectHeader: undefined,
    verifyUrl: undefined,
    isSignedOut: undefined,
  }),
  withOfflineLogout({ session: undefined, maxAge: undefined }),
  withCleanup(clearStorage({ local: undefined, session: undefined })),
);
withHttpLogout({ xsrf: undefined });
sessionExpiredInterceptor({ origins: undefined, when: undefined });
isSafeRedirect('/', { base: '/', allowedOrigins: undefined });
spinnerWhile({ context: 'page', message: undefined }, { injector: undefined });
new LogoutError('server', { status: undefined, url: undefined, retrying: undefined });
inject(LogoutActionService).create({ owner: undefined, destroyRef: undefined });
LogoutActionHarness.with({ text: undefined });
SpinnerContextHarness.with({ name: undefined });
withIdleLogout({
  after: 300_000,
  warnBefore: undefined,
  activity: undefined,
  maxPause: undefined,
  dialog: undefined,
  texts: { title: undefined },
});
({
  redirectUrl: undefined,
  redirectForm: undefined,
  alreadySignedOut: undefined,
  body: undefined,
}) satisfies LogoutResponse;
void action.invoke({
  data: undefined,
  redirectTo: undefined,
  useDefaultSuccessHandler: undefined,
  spinnerContext: undefined,
  spinnerMessage: undefined,
  force: undefined,
});
action.update({ redirectTo: undefined, onError: undefined });
// @ts-expect-error the constructor is private
new LogoutAction();
// @ts-expect-error unknown behavior
provideLogoutAction({ inFlightBehavior: 'never' });
// @ts-expect-error unknown option
provideLogoutAction({ redirect: 'home' });
// @ts-expect-error a duration is a number
provideLogoutAction({ timeout: '30s' });
// @ts-expect-error the name cannot change
action.update({ name: 'another' });
// @ts-expect-error signals are read only
action.pending.set(true);

// Events
action.on('onSuccess', ({ response }) => response.redirectUrl);
action.on('onError', ({ error }) => error.kind === 'csrf');
action.on('onError', 'nameOfAnotherAction');
action.on('onBeforeUpdate', () => of(false));
action.on('onBeforeUpdate', async () => Promise.resolve());
// @ts-expect-error unknown event
action.on('onResult', () => undefined);
// @ts-expect-error onSuccess has no error
action.on('onSuccess', ({ error }) => error);
// @ts-expect-error a decision is a boolean
action.on('onBeforeUpdate', () => 'no');

// Dialog
withLogoutGuards(confirmLogout(), confirmLogout({ title: undefined, message: '' }));
withLogoutGuards(
  confirmLogout(() => ({ confirm: 'Abmelden' })),
  ({ action: { name }, data }) => name === 'leave' && data === undefined,
);
// @ts-expect-error unknown text
confirmLogout({ subtitle: 'Really?' });

// Guards: a dialog that is closed without a choice emits `undefined`
withLogoutGuards(
  () => of<boolean | undefined>(true),
  () => Promise.resolve<boolean | undefined>(undefined),
);
// @ts-expect-error a guard without a result would veto every sign-out
withLogoutGuards(() => undefined);

// Form
withFormLogout({ url: '/logout', fields: undefined, xsrf: { field: undefined, token: undefined } });
withFormLogout(() => ({ url: '/logout', fields: ({ returnTo }) => ({ returnTo }) }));
// @ts-expect-error a form needs a URL
withFormLogout({});
// @ts-expect-error a field is text
withFormLogout({ url: '/logout', fields: () => ({ count: 5 }) });

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
// @ts-expect-error a backend returns a response
withLogoutBackend(() => ({ logout: () => of('done') }));
// @ts-expect-error the client ID is required
withOidcLogout({ issuer: 'https://id.example.org' });
// @ts-expect-error unknown feature
provideLogoutAction({}, { kind: 'another', providers: [] });

// Actions
injectLogoutAction({ name: 'leave' }) satisfies LogoutAction;
inject(LogoutActionService).create({ owner: 'application' }) satisfies LogoutAction;
// @ts-expect-error unknown owner
inject(LogoutActionService).create({ owner: 'module' });
