import { type CodeBlock, type PendingCode } from '@schematics/angular/utility';

import { type Application } from '../shared/application';
import { literal } from '../shared/literal';
import { type askFor } from './options';

type Answers = Awaited<ReturnType<typeof askFor>>;

/** `provideLogoutAction(…)`, or `LogoutActionModule.forRoot(…)` with the same arguments. */
export function providerOf(
  { code, external }: CodeBlock,
  answers: Answers,
  app: Application,
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
