import { type SchematicContext } from '@angular-devkit/schematics';

import { ask } from '../shared/ask';
import {
  choice,
  issuerQuestion,
  pathQuestion,
  requiredQuestion,
  urlQuestion,
} from '../shared/questions';

/** The flags of `ng add ngx-logout-action`. */
export interface NgAddOptions {
  project?: string;
  backend?: 'http' | 'spring-security' | 'oidc';
  home?: string;
  login?: string;
  logoutUrl?: string;
  issuer?: string;
  clientId?: string;
}

/** Every answer; the ones that the back end has no use for are empty. */
export async function askFor(
  flags: NgAddOptions,
  context: SchematicContext,
): Promise<Required<Omit<NgAddOptions, 'project'>>> {
  const common = await ask(context, flags, {
    backend: choice('What signs people out?', {
      http: 'a back end of your own, by plain HTTP',
      'spring-security': 'Spring Security',
      oidc: 'an OpenID Provider (Keycloak, Auth0, Entra, …)',
    }),
    home: pathQuestion('Which path of the app is its home page?', '/'),
    login: pathQuestion('Which one is its login page?', '/login'),
  });
  const answers =
    common.backend === 'oidc'
      ? await ask(context, common, {
          issuer: issuerQuestion('Who is the issuer?', 'https://id.example.org'),
          clientId: requiredQuestion('What is the app called there (client_id)?', 'my-app'),
        })
      : await ask(context, common, {
          logoutUrl: urlQuestion('Where does it take the POST that signs out?', '/logout'),
        });
  return {
    backend: 'http',
    home: '/',
    login: '/login',
    logoutUrl: '',
    issuer: '',
    clientId: '',
    ...answers,
  };
}
