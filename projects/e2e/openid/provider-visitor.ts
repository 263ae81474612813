import assert from 'node:assert/strict';

import { Client } from '../../server/test/client.ts';
import type { ServerWithProvider } from './start.ts';

/** A client of the app and of its OpenID Provider, with separate cookies for each. */
export class ProviderVisitor {
  readonly app: Client;
  readonly provider: Client;
  readonly #origins: ReadonlyMap<string, Client>;

  /** @param at a visitor whose provider session the new visitor shares. */
  constructor(server: ServerWithProvider, at?: ProviderVisitor) {
    this.app = new Client(server.url);
    this.provider = at?.provider ?? new Client(server.provider.url);
    this.#origins = new Map([
      [server.url, this.app],
      [server.provider.url, this.provider],
    ]);
  }

  /** Signs in through the provider, which asks for a password only once per provider session. */
  async signIn(): Promise<void> {
    let page = await this.follow(await this.app.send('GET', '/bff/login'));
    const action = /action="([^"]+)"/.exec(await page.text())?.[1];
    if (action) {
      const fields = { username: 'demo', password: 'let-me-out' };
      page = await this.follow(await this.provider.sendForm(action, fields));
    }
    assert.equal(await this.app.statusOf('GET', '/api/account'), 200);
  }

  /** Signs out at the provider, which then notifies the app over the back channel. */
  async signOutAtProvider(): Promise<void> {
    const page = await (await this.provider.send('GET', '/session/end')).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    await this.provider.sendForm('/session/end/confirm', { xsrf, logout: 'yes' });
  }

  /** Follows redirects until a page or a response of the API. */
  async follow(response: Response): Promise<Response> {
    const location = response.headers.get('location');
    if (!location) return response;
    const { origin, pathname, search } = new URL(location, response.url);
    // Pages of the app are not built in these tests.
    if (pathname === '/account' || pathname === '/login') return response;
    const client = this.#origins.get(origin);
    assert.ok(client, location);
    return this.follow(await client.send('GET', pathname + search));
  }
}
