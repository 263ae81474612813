import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import express, { type RequestHandler, type Response } from 'express';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider, type ClientMetadata, type Configuration } from 'oidc-provider';

import { findAccount } from '../../../server/src/accounts.ts';
import { allowedHosts, LOOPBACK } from '../../../server/src/allowed-hosts.ts';
import { answerError } from '../../../server/src/answer-error.ts';
import { Laboratory } from '../../../server/src/laboratory.ts';
import { nonceOf } from '../../../server/src/security-headers.ts';
import { interactions } from './interactions.ts';
import { escapeHtml, page } from './page.ts';
import { providerHeaders } from './provider-headers.ts';

export interface RunningProvider {
  /** The issuer, which is also the origin. */
  readonly url: string;
  /** Records the requests that reach the provider. Only in test mode. */
  readonly laboratory: Laboratory | undefined;
  close(): Promise<void>;
}

/** The clients of the provider: the server itself, and single-page apps. */
function clients(app: string, secret: string): ClientMetadata[] {
  return [
    {
      client_id: 'bff',
      client_secret: secret,
      redirect_uris: [`${app}/bff/callback`],
      post_logout_redirect_uris: [`${app}/login`],
      backchannel_logout_uri: `${app}/bff/backchannel-logout`,
      backchannel_logout_session_required: true,
    },
    ...['spa', SPA_WITH_JWT].map((client_id) => ({
      client_id,
      token_endpoint_auth_method: 'none' as const,
      // keycloak-js would also parse refresh tokens, but the provider's are not JWTs.
      grant_types: ['authorization_code', ...(client_id === 'spa' ? ['refresh_token'] : [])],
      redirect_uris: [app, DEV_SERVER].map((origin) => `${origin}/`),
      post_logout_redirect_uris: [app, DEV_SERVER].map((origin) => `${origin}/`),
    })),
  ];
}

/** A client whose access tokens are JWTs, as with Keycloak, because keycloak-js parses them. */
const SPA_WITH_JWT = 'spa-jwt';

/** The origin of `ng serve`. */
const DEV_SERVER = 'http://localhost:4200';

/** Starts a real OpenID Provider on its own port, for the app with the origin `app`. */
export async function startProvider(options: {
  app: string;
  port?: number | undefined;
  clientSecret: string;
  testMode?: boolean | undefined;
}): Promise<RunningProvider> {
  const { app, port = 0, clientSecret, testMode } = options;
  const laboratory = testMode ? new Laboratory() : undefined;
  const host = express();
  host.disable('x-powered-by');
  const server = host.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: actualPort } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${actualPort}`;
  host.use(allowedHosts(...LOOPBACK), providerHeaders(app, DEV_SERVER));
  if (laboratory) host.use(laboratory.middleware());

  const provider = new Provider(url, await configuration(clients(app, clientSecret)));
  // keycloak-js requests tokens with credentials, which Keycloak allows.
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.path === '/token') ctx.set('Access-Control-Allow-Credentials', 'true');
  });
  host.post('/session/end', express.urlencoded({ extended: false }), endSessionByForm);
  host.use(interactions(provider));
  host.use(provider.callback());
  host.use(answerError((res, { message }) => res.send(errorPage(message, res))));
  return {
    url,
    laboratory,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** RP-Initiated Logout 1.0, section 2, allows forms. The provider itself only reads the query. */
const endSessionByForm: RequestHandler = (req, _res, next) => {
  const fields = (req.body ?? {}) as Record<string, string>;
  req.method = 'GET';
  req.url += `?${new URLSearchParams(fields)}`;
  next();
};

async function configuration(clients: ClientMetadata[]): Promise<Configuration> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return {
    clients,
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    // The back channel goes to loopback, which the provider blocks by default.
    fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined } as RequestInit),
    claims: { openid: ['sub'], profile: ['name'] },
    scopes: ['openid', 'profile', 'offline_access'],
    pkce: { required: () => true },
    // Only origins in a client's redirect URIs may read the endpoints.
    clientBasedCORS: (_ctx, origin, { redirectUris = [] }) =>
      redirectUris.some((uri) => new URL(uri).origin === origin),
    findAccount: (_ctx, sub) => {
      const account = findAccount(sub);
      return account && { accountId: sub, claims: () => ({ sub, name: account.name }) };
    },
    // Grants every request, because all clients belong to the same operator.
    loadExistingGrant: async ({ oidc }) => {
      const { provider, client, session, params } = oidc;
      if (!client || !session?.accountId) return undefined;
      const granted = session.grantIdFor(client.clientId);
      const grant =
        (granted ? await provider.Grant.find(granted) : undefined) ??
        new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      const scope = params?.['scope'];
      grant.addOIDCScope(typeof scope === 'string' ? scope : 'openid');
      await grant.save();
      return grant;
    },
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_ctx, { clientId }) => (clientId === SPA_WITH_JWT ? 'urn:api' : []),
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: 'api',
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = page(
            'Sign out',
            `${form}
            <button type="submit" form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>
            <button type="submit" form="op.logoutForm">No, stay signed in</button>`,
            nonceOfContext(ctx),
          );
        },
        postLogoutSuccessSource: (ctx) => {
          const text = '<p>You are signed out here.</p>';
          ctx.body = page('Signed out', text, nonceOfContext(ctx));
        },
      },
    },
    renderError: (ctx, { error, error_description }) => {
      ctx.type = 'html';
      ctx.body = errorPage(`${error}: ${error_description}`, ctx.res as unknown as Response);
    },
    ttl: {
      AccessToken: 600,
      RefreshToken: 86_400,
      Session: 86_400,
      IdToken: 600,
      Grant: 86_400,
      Interaction: 600,
    },
  };
}

/** The provider is mounted in Express, so this is a response of Express. */
function nonceOfContext({ res }: { res: unknown }): string {
  return nonceOf(res as Response);
}

function errorPage(text: string, res: Response): string {
  return page('Something went wrong', `<p>${escapeHtml(text)}</p>`, nonceOf(res));
}
