import { randomBytes } from 'node:crypto';

import { type RequestHandler, Router } from 'express';

import { type RunningServer, type ServerOptions, startServer } from '../../server/src/server.ts';
import { Bff } from './bff/bff.ts';
import { signOutRoutes } from './bff/sign-out-routes.ts';
import { type RunningProvider, startProvider } from './provider/provider.ts';

export interface ServerWithProvider extends RunningServer {
  readonly provider: RunningProvider;
}

/**
 * Starts the reference server as a client of an OpenID Provider, and the provider. `/bff/login`
 * signs in at the provider.
 *
 * @param options.providerPort the port of the provider; 0 means any free one. @default 0
 */
export async function startServerWithProvider({
  providerPort,
  ...options
}: Omit<ServerOptions, 'extend'> & { providerPort?: number } = {}): Promise<ServerWithProvider> {
  let provider!: RunningProvider;
  const server = await startServer({
    ...options,
    extend: async (app, tools) => {
      const clientSecret = randomBytes(32).toString('hex');
      provider = await startProvider({
        app,
        port: providerPort,
        clientSecret,
        testMode: options.testMode,
      });
      const bff = await Bff.discover({ issuer: provider.url, clientSecret, app, tools });
      return {
        routes: Router().use(nameInPages(provider.url), bff.routes(), signOutRoutes(bff, tools)),
        origins: [provider.url],
      };
    },
  });
  return {
    ...server,
    provider,
    close: async () => {
      await provider.close();
      await server.close();
    },
  };
}

/** The place in a page where the URL of the provider belongs. */
const PROVIDER_META = /(?<=<meta name="openid-provider" content=")[^"]*/;

/** Inserts the provider's URL into pages, which were built before it was known. */
function nameInPages(provider: string): RequestHandler {
  return (_req, res, next) => {
    const send = res.send.bind(res);
    res.send = (body) =>
      send(typeof body === 'string' ? body.replace(PROVIDER_META, provider) : body);
    next();
  };
}
