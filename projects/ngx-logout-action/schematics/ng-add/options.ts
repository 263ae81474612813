import { type SchematicContext } from '@angular-devkit/schematics';

import { ask } from '../shared/ask';
import { type ProjectFlags } from '../shared/projects';
import {
  choice,
  issuerQuestion,
  minutesQuestion,
  pathQuestion,
  requiredQuestion,
  urlQuestion,
  withSlash,
} from '../shared/questions';

/** The flags of `ng add ngx-logout-action`. */
export interface NgAddOptions extends ProjectFlags {
  backend?: 'http' | 'spring-security' | 'oidc';
  home?: string;
  login?: string;
  logoutUrl?: string;
  issuer?: string;
  clientId?: string;
  idleMinutes?: number | string;
}

/** The result of `askFor`. */
export type NgAddAnswers = Required<Omit<NgAddOptions, keyof ProjectFlags>>;

/** Asks for all options. Answers that the backend does not need are empty. */
export async function askFor(
  flags: NgAddOptions,
  context: SchematicContext,
): Promise<NgAddAnswers> {
  const common = await ask(context, flags, {
    backend: choice('Which backend signs the user out?', {
      http: 'Your own server, with an HTTP request',
      'spring-security': 'Spring Security',
      oidc: 'An OpenID Provider (Keycloak, Auth0, Entra, …)',
    }),
    home: pathQuestion('What is the path of the home page?', '/'),
    login: pathQuestion('What is the path of the login page?', '/login'),
  });
  const answers =
    common.backend === 'oidc'
      ? await ask(context, common, {
          issuer: issuerQuestion('What is the URL of the issuer?', 'https://id.example.org'),
          clientId: requiredQuestion('What is the client ID of the app?', 'my-app'),
        })
      : await ask(context, common, {
          logoutUrl: urlQuestion('Which URL does the sign-out request go to?', '/logout'),
        });
  const { idleMinutes: minutes } = flags;
  const { idleMinutes = '0' } = await ask(
    context,
    { idleMinutes: minutes === undefined ? undefined : String(minutes) },
    {
      idleMinutes: minutesQuestion(
        'After how many minutes without activity are users signed out? (0 = never)',
      ),
    },
  );
  const { backend = 'http', home, login, logoutUrl = '', issuer = '', clientId = '' } = answers;
  return {
    backend,
    home: withSlash(home) ?? '/',
    login: withSlash(login) ?? '/login',
    logoutUrl: withSlash(logoutUrl),
    issuer,
    clientId,
    idleMinutes,
  };
}
