import { promisify } from 'node:util';

import express, { type Request, type Response, Router } from 'express';
import type { Store } from 'express-session';
import * as openid from 'openid-client';

import { findAccount } from '../accounts.ts';
import { verifyLogoutToken } from './logout-token.ts';
import { SessionsOfProvider } from './sessions-of-provider.ts';

declare module 'express-session' {
  interface SessionData {
    /** Between the visit to the provider and the return. */
    signingIn: { state: string; nonce: string; codeVerifier: string };
    /** Of somebody who has signed in at the provider. */
    oidc: { sid: string; idToken: string };
  }
}

/** The server as a client of an OpenID Provider, in front of a single-page app that sees no token. */
export class Bff {
  readonly #client: openid.Configuration;
  readonly #app: string;
  readonly #sessions: SessionsOfProvider;

  private constructor(client: openid.Configuration, app: string, store: Store) {
    this.#client = client;
    this.#app = app;
    this.#sessions = new SessionsOfProvider(store);
  }

  /** Learns of the provider by its discovery document. */
  static async discover(options: {
    issuer: string;
    clientSecret: string;
    app: string;
    store: Store;
  }): Promise<Bff> {
    const { issuer, clientSecret, app, store } = options;
    const client = await openid.discovery(new URL(issuer), 'bff', clientSecret, undefined, {
      // Loopback, as everything here. Marked as deprecated to stand out.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      execute: [openid.allowInsecureRequests],
    });
    return new Bff(client, app, store);
  }

  /** The provider's page that ends the session there too. */
  endSessionUrl(idToken: string): string {
    return openid.buildEndSessionUrl(this.#client, {
      id_token_hint: idToken,
      post_logout_redirect_uri: `${this.#app}/login`,
    }).href;
  }

  /** `renewCsrfToken` gives a session that was just signed in a token of its own. */
  routes(renewCsrfToken: (req: Request, res: Response) => void): Router {
    const router = Router();

    router.get('/bff/login', async (req, res) => {
      const signingIn = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        codeVerifier: openid.randomPKCECodeVerifier(),
      };
      req.session.signingIn = signingIn;
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
      if (!signingIn) return res.redirect('/login');
      const tokens = await openid.authorizationCodeGrant(
        this.#client,
        new URL(req.originalUrl, this.#app),
        {
          expectedState: signingIn.state,
          expectedNonce: signingIn.nonce,
          pkceCodeVerifier: signingIn.codeVerifier,
        },
      );
      const claims = tokens.claims();
      const sid = claims?.['sid'];
      const account = findAccount(claims?.sub);
      if (!account || typeof sid !== 'string' || !tokens.id_token) return res.redirect('/login');
      // A new id for the session that is signed in (OWASP ASVS 5.0, V7.2.4).
      await promisify(req.session.regenerate.bind(req.session))();
      req.session.username = account.username;
      req.session.oidc = { sid, idToken: tokens.id_token };
      await this.#sessions.remember(sid, req.sessionID);
      renewCsrfToken(req, res);
      res.redirect('/account');
    });

    // OpenID Connect Back-Channel Logout 1.0, sections 2.5 to 2.8.
    router.post(
      '/bff/backchannel-logout',
      express.urlencoded({ extended: false }),
      async (req, res) => {
        res.set('Cache-Control', 'no-store');
        const { logout_token: token } = (req.body ?? {}) as Record<string, unknown>;
        try {
          await this.#sessions.end(await verifyLogoutToken(token, this.#client.serverMetadata()));
          res.status(200).end();
        } catch (error) {
          res.status(400).json({ error: 'invalid_request', error_description: String(error) });
        }
      },
    );

    return router;
  }
}
