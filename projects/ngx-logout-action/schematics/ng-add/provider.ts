import { type CodeBlock, type PendingCode } from '@schematics/angular/utility';

import { type Application } from '../shared/application';
import { literal } from '../shared/literal';
import { type askFor } from './options';

type Answers = Awaited<ReturnType<typeof askFor>>;

/** The OpenID Connect library that is configured automatically; docs/oidc.md has recipes for others. */
export const OAUTH2_OIDC = 'angular-oauth2-oidc';

function tokensOfOAuthService(external: CodeBlock['external']): string {
  const oauth = `${external('inject', '@angular/core')}(${external('OAuthService', OAUTH2_OIDC)})`;
  return `, idToken: () => ${oauth}.getIdToken(), revoke: () => [{ token: ${oauth}.getRefreshToken(), hint: 'refresh_token' }], signOutLocally: () => ${oauth}.logOut(true)`;
}

/**
 * `provideLogoutAction(…)`, or `LogoutActionModule.forRoot(…)` with the same arguments, on one line; `formatted` wraps
 * it.
 *
 * @param tokens the OpenID Connect library of the app, if it is a known one.
 */
export function providerOf(
  { code, external }: CodeBlock,
  answers: Answers,
  app: Application,
  tokens: string | undefined,
): PendingCode {
  const ours = (symbol: string) => external(symbol, 'ngx-logout-action');
  const { home, login, logoutUrl, issuer, clientId, idleMinutes } = answers;
  const features = {
    http: () => `${ours('withHttpLogout')}({ url: ${literal(logoutUrl)} })`,
    // A GET of this URL must set a new CSRF cookie, as described in the Spring Security reference.
    'spring-security': () =>
      `${ours('withHttpLogout')}({ url: ${literal(logoutUrl)}, xsrf: { refreshUrl: '/csrf' } })`,
    oidc: () =>
      `${external('withOidcLogout', 'ngx-logout-action/oidc')}({ issuer: ${literal(issuer)}, clientId: ${literal(clientId)}${tokens === OAUTH2_OIDC ? tokensOfOAuthService(external) : ''} })`,
  };
  const callee = app.standalone
    ? ours('provideLogoutAction')
    : `${ours('LogoutActionModule')}.forRoot`;
  const pages = `${ours('withPages')}({ home: ${literal(home)}, login: ${literal(login)} })`;
  // Users must never wrongly believe that they are signed out, so the app reports failures.
  const failure = `${ours('withFailureHandler')}((_, { retry }) => confirm('You may still be signed in. Try again?') && retry())`;
  const idle =
    idleMinutes === '0'
      ? ''
      : `, ${external('withIdleLogout', 'ngx-logout-action/idle')}({ after: ${idleMinutes} * 60_000 })`;
  return code`${callee}({}, ${pages}, ${features[answers.backend]()}, ${failure}${idle})`;
}
