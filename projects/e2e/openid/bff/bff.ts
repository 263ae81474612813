import express, { type Request, type Response, Router } from 'express';
import * as openid from 'openid-client';

import { findAccount } from '../../../server/src/accounts.ts';
import { noStore } from '../../../server/src/session-routes.ts';
import type { SessionTools } from '../../../server/src/session-tools.ts';
import { issueTicket, redeemTicket } from './end-session-ticket.ts';
import { LogoutTokenVerifier } from './logout-token.ts';
import { type ProviderSignIn, SessionsOfProvider } from './sessions-of-provider.ts';

const CLIENT_ID = 'bff';

declare module 'express-session' {
  interface SessionData {
    /** A pending sign-in, until the return from the provider. */
    signingIn: { state: string; nonce: string; codeVerifier: string };
    /** The provider session of a user who has signed in at the provider. */
    oidc: ProviderSignIn & { readonly idToken: string };
  }
}

interface BffOptions {
  issuer: string;
  clientSecret: string;
  /** The origin of the server, as browsers see it. */
  app: string;
  tools: SessionTools;
}

/** The server as a client of an OpenID Provider, for a single-page app without access to tokens. */
export class Bff {
  readonly #client: openid.Configuration;
  readonly #app: string;
  readonly #sessions: SessionsOfProvider;
  readonly #tools: SessionTools;
  readonly #tokens: LogoutTokenVerifier;

  private constructor(client: openid.Configuration, { app, tools }: BffOptions) {
    this.#client = client;
    this.#app = app;
    this.#sessions = new SessionsOfProvider(tools.sessions.store, tools.sessions.end);
    this.#tools = tools;
    this.#tokens = new LogoutTokenVerifier(client.serverMetadata(), CLIENT_ID);
  }

  /** Configures the client with the provider's discovery document. */
  static async discover(options: BffOptions): Promise<Bff> {
    const { issuer, clientSecret } = options;
    const client = await openid.discovery(new URL(issuer), CLIENT_ID, clientSecret, undefined, {
      // The provider is on loopback. The function is only marked as deprecated to attract
      // attention.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      execute: [openid.allowInsecureRequests],
    });
    return new Bff(client, options);
  }

  /** Ends the app session. Returns the URL where the browser also ends the provider session. */
  async signOut(req: Request, res: Response): Promise<string> {
    return `/bff/end-session?ticket=${issueTicket(req, await this.#end(req, res))}`;
  }

  /**
   * Like `signOut`, but for a form: the response redirects the document, so no script sees the URL.
   */
  async signOutByForm(req: Request, res: Response): Promise<URL> {
    return this.#endSessionUrl(await this.#end(req, res));
  }

  /** Routes for sign-ins at the provider, and for its back-channel logouts. */
  routes(): Router {
    const { users, renewCsrfToken } = this.#tools;
    const router = Router();

    router.use(async (req, _res, next) => {
      const { oidc } = req.session;
      if (oidc && (await this.#sessions.hasEnded(oidc))) await users.startOver(req);
      next();
    });
    router.use('/bff', noStore);

    router.get('/bff/login', async (req, res) => {
      const signingIn = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        codeVerifier: openid.randomPKCECodeVerifier(),
      };
      req.session.signingIn = signingIn;
      await users.store(req);
      const url = openid.buildAuthorizationUrl(this.#client, {
        redirect_uri: `${this.#app}/bff/callback`,
        scope: 'openid profile',
        state: signingIn.state,
        nonce: signingIn.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(signingIn.codeVerifier),
        code_challenge_method: 'S256',
      });
      res.redirect(url.href);
    });

    router.get('/bff/callback', async (req, res) => {
      const { signingIn } = req.session;
      delete req.session.signingIn;
      if (!signingIn) return res.redirect('/login');
      const url = new URL(req.originalUrl, this.#app);
      const tokens = await openid
        .authorizationCodeGrant(this.#client, url, {
          expectedState: signingIn.state,
          expectedNonce: signingIn.nonce,
          pkceCodeVerifier: signingIn.codeVerifier,
        })
        .catch((error: unknown) => console.error(`Sign-in failed: ${String(error)}`));
      const claims = tokens?.claims();
      const sid = claims?.['sid'];
      const account = findAccount(claims?.sub);
      const idToken = tokens?.id_token;
      if (!claims || !account || typeof sid !== 'string' || !idToken) return res.redirect('/login');
      const oidc = { sid, issuedAt: claims.iat, idToken };
      await users.signIn(req, account.username, { oidc });
      await this.#sessions.remember(oidc, req.sessionID);
      renewCsrfToken(req, res);
      res.redirect('/account');
    });

    // A GET is safe here, because a POST with an XSRF token has issued the ticket.
    router.get('/bff/end-session', (req, res) => {
      const idToken = redeemTicket(req, req.query['ticket']);
      if (idToken === undefined) return res.redirect(303, '/login');
      res.redirect(303, this.#endSessionUrl(idToken).href);
    });

    // OpenID Connect Back-Channel Logout 1.0, sections 2.5 to 2.8.
    router.post(
      '/bff/backchannel-logout',
      express.urlencoded({ extended: false, limit: '16kb' }),
      async (req, res) => {
        const { logout_token: token } = (req.body ?? {}) as Record<string, unknown>;
        try {
          const { sid, issuedAt } = await this.#tokens.verify(token);
          await this.#sessions.end(sid, issuedAt);
          res.status(200).end();
        } catch (error) {
          const description = error instanceof Error ? error.message : 'invalid logout_token';
          res.status(400).json({ error: 'invalid_request', error_description: description });
        }
      },
    );

    return router;
  }

  async #end(req: Request, res: Response): Promise<string> {
    const { oidc } = req.session;
    if (!oidc) throw new Error('The session is not one of the provider.');
    await this.#sessions.forget(oidc, req.sessionID);
    await this.#tools.startOver(req, res);
    return oidc.idToken;
  }

  #endSessionUrl(idToken: string): URL {
    return openid.buildEndSessionUrl(this.#client, {
      id_token_hint: idToken,
      post_logout_redirect_uri: `${this.#app}/login`,
    });
  }
}
