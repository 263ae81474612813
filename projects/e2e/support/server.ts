import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { test } from '@playwright/test';

import type { Laboratory } from '../../server/src/laboratory.ts';
import { type RunningServer, startServer } from '../../server/src/server.ts';
import type { RunningProvider } from '../openid/provider/provider.ts';
import { startServerWithProvider } from '../openid/start.ts';

/** The folder of the built apps. */
export const DIST = join(import.meta.dirname, '../../../dist');

interface PerTest {
  /** Shows the requests that the server has received, and adds faults. */
  laboratory: Laboratory;
}

interface PerWorker {
  /** The built app to serve. @default 'playground' */
  app:
    | `${'playground' | 'ng-module'}${'' | '-development'}`
    | 'standalone'
    | 'material'
    | 'idle'
    | 'spring-bff'
    | 'rules-app'
    | 'spinner-hosts'
    | 'styles-app';
  server: RunningServer & { laboratory: Laboratory; provider?: RunningProvider };
  /** Whether the server is a client of an OpenID Provider, which also runs. @default false */
  provider: boolean;
}

/** A test with a real server per worker, which serves a built app. Works with any browser. */
export const serverTest = test.extend<PerTest, PerWorker>({
  app: ['playground', { option: true, scope: 'worker' }],
  provider: [false, { option: true, scope: 'worker' }],
  server: [
    async ({ app, provider }, use) => {
      const playgroundFolder = join(DIST, app, 'browser');
      if (!existsSync(playgroundFolder)) throw new Error('Build it first: npm run build:apps');
      const start = provider ? startServerWithProvider : startServer;
      const server = await start({ testMode: true, record: true, playgroundFolder });
      if (!server.laboratory) throw new Error('The server is not in its test mode.');
      await use({ ...server, laboratory: server.laboratory });
      await server.close();
    },
    { scope: 'worker' },
  ],
  laboratory: async ({ server }, use) => {
    server.laboratory.clear();
    await use(server.laboratory);
    server.laboratory.clear();
  },
});
