import { type CodeBlock, type PendingCode } from '@schematics/angular/utility';

import { type Application } from '../shared/application';
import { literal } from '../shared/literal';
import { type askFor } from './options';

type Answers = Awaited<ReturnType<typeof askFor>>;

/** The library whose tokens are known how to be had; docs/oidc.md has the others. */
export const OAUTH2_OIDC = 'angular-oauth2-oidc';

function tokensOfOAuthService(external: CodeBlock['external']): string {
  const oauth = `${external('inject', '@angular/core')}(${external('OAuthService', OAUTH2_OIDC)})`;
  return `idToken: () => ${oauth}.getIdToken(),
        revoke: () => [{ token: ${oauth}.getRefreshToken(), hint: 'refresh_token' }],
        signOutLocally: () => ${oauth}.logOut(true),`;
}

/**
 * `provideLogoutAction(…)`, or `LogoutActionModule.forRoot(…)` with the same arguments.
 *
 * @param tokens the package that an OpenID Connect app has its tokens from, if it is known.
 */
export function providerOf(
  { code, external }: CodeBlock,
  answers: Answers,
  app: Application,
  tokens: string | undefined,
): PendingCode {
  const ours = (symbol: string) => external(symbol, 'ngx-logout-action');
  const { home, login, logoutUrl, issuer, clientId } = answers;
  const features = {
    http: () => `${ours('withHttpLogout')}({ url: ${literal(logoutUrl)} }),`,
    // A GET of this address has to answer with a new CSRF cookie; Spring Security's reference calls it so.
    'spring-security': () =>
      `${ours('withHttpLogout')}({ url: ${literal(logoutUrl)}, xsrf: { refreshUrl: '/csrf' } }),`,
    oidc: () => `${external('withOidcLogout', 'ngx-logout-action/oidc')}({
        issuer: ${literal(issuer)},
        clientId: ${literal(clientId)},
        ${tokens === OAUTH2_OIDC ? tokensOfOAuthService(external) : ''}
      }),`,
  };
  const callee = app.standalone
    ? ours('provideLogoutAction')
    : `${ours('LogoutActionModule')}.forRoot`;
  return code`${callee}(
      {},
      ${ours('withPages')}({ home: ${literal(home)}, login: ${literal(login)} }),
      ${features[answers.backend]()}
    )`;
}
