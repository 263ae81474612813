import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Request } from 'express';

import { Client } from '../../../server/test/client.ts';
import { EventStream } from '../../../server/test/event-stream.ts';
import { ProviderVisitor } from '../provider-visitor.ts';
import { withProvider } from '../with-provider.ts';
import { issueTicket, redeemTicket } from './end-session-ticket.ts';

describe('The backend for the frontend', () => {
  it('ends all app sessions of a provider session when the provider reports its end', () =>
    withProvider(async (server) => {
      const first = new ProviderVisitor(server);
      await first.signIn();
      const second = new ProviderVisitor(server, first);
      await second.signIn();
      const stranger = new ProviderVisitor(server);
      await stranger.signIn();
      await first.signOutAtProvider();
      assert.equal(await first.app.statusOf('GET', '/api/account'), 401);
      assert.equal(await second.app.statusOf('GET', '/api/account'), 401);
      assert.equal(await stranger.app.statusOf('GET', '/api/account'), 200);
    }));

  it('responds to a sign-out without the ID token, and sends the browser to the provider with a ticket', () =>
    withProvider(async (server) => {
      const visitor = new ProviderVisitor(server);
      await visitor.signIn();
      const text = await (await visitor.app.send('POST', '/logout')).text();
      assert.doesNotMatch(text, /eyJ|id_token/);
      const { redirectUrl } = JSON.parse(text) as { redirectUrl: string };
      assert.match(redirectUrl, /^\/bff\/end-session\?ticket=[\w-]{20,}$/);
      const answer = await visitor.app.send('GET', redirectUrl);
      assert.equal(answer.status, 303);
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      const target = new URL(answer.headers.get('location') ?? '');
      assert.equal(target.origin, server.provider.url);
      assert.ok(target.searchParams.has('id_token_hint'));
    }));

  it('accepts a ticket only once, and only from the browser that signed out', () =>
    withProvider(async (server) => {
      const visitor = new ProviderVisitor(server);
      await visitor.signIn();
      const { redirectUrl } = (await (await visitor.app.send('POST', '/logout')).json()) as {
        redirectUrl: string;
      };
      const stranger = new ProviderVisitor(server);
      const locationFor = async ({ app }: ProviderVisitor, url = redirectUrl) =>
        (await app.send('GET', url)).headers.get('location');
      assert.equal(await locationFor(stranger), '/login');
      assert.equal(await locationFor(visitor, '/bff/end-session?ticket='), '/login');
      assert.match(String(await locationFor(visitor)), /\/session\/end\?/);
      assert.equal(await locationFor(visitor), '/login');
    }));

  it('accepts a ticket only once, even if two requests have read the session at the same time', () => {
    const session = {};
    const requestWith = (data: object) => ({ session: data }) as unknown as Request;
    const ticket = issueTicket(requestWith(session), 'id-token');
    const requests = [session, session].map((data) => requestWith(structuredClone(data)));
    assert.deepEqual(
      requests.map((request) => redeemTicket(request, ticket)),
      ['id-token', undefined],
    );
  });

  it('ends the session before it redirects a form to the provider with 302', () =>
    withProvider(async (server) => {
      const visitor = new ProviderVisitor(server);
      await visitor.signIn();
      const token = decodeURIComponent(visitor.app.cookies.get('XSRF-TOKEN') ?? '');
      const answer = await visitor.app.sendForm('/bff/logout', { _csrf: token });
      assert.equal(answer.status, 302);
      const target = new URL(answer.headers.get('location') ?? '');
      assert.equal(target.origin + target.pathname, `${server.provider.url}/session/end`);
      assert.ok(target.searchParams.has('id_token_hint'));
      assert.equal(await visitor.app.statusOf('GET', '/api/account'), 401);
    }));

  it('clears the storage of the browser, but not its cookies, which the provider may need', () =>
    withProvider(async (server) => {
      for (const [method, path] of [
        ['POST', '/logout'],
        ['DELETE', '/sessions?all'],
      ] as const) {
        const visitor = new ProviderVisitor(server);
        await visitor.signIn();
        const answer = await visitor.app.send(method, path);
        assert.equal(answer.headers.get('clear-site-data'), '"storage"', path);
        assert.equal(answer.headers.get('cache-control'), 'no-store', path);
        assert.equal(await visitor.app.statusOf('GET', '/api/account'), 401);
      }
    }));

  it('gives each provider session a logout URL that ends no other session', () =>
    withProvider(async (server) => {
      const logoutUrlOf = async ({ app }: ProviderVisitor) => {
        const me = (await (await app.send('GET', '/api/me')).json()) as { logoutUrl: string };
        return me.logoutUrl;
      };
      const [one, other] = [new ProviderVisitor(server), new ProviderVisitor(server)];
      await one.signIn();
      await other.signIn();
      const url = await logoutUrlOf(one);
      assert.match(url, /^\/logout\?sid=.+/);
      assert.notEqual(await logoutUrlOf(other), url);
      assert.equal(await other.app.statusOf('POST', url), 400);
      assert.equal(await other.app.statusOf('GET', '/api/account'), 200);
      assert.equal(await one.app.statusOf('POST', url), 200);
      // The session is over.
      assert.equal(await one.app.statusOf('POST', url), 401);
    }));

  it('leaves sessions that started with a password to the server', () =>
    withProvider(async ({ url }) => {
      const client = new Client(url);
      assert.equal(await (await client.send('GET', '/api/me')).json(), null);
      await client.signIn();
      const me = (await (await client.send('GET', '/api/me')).json()) as object;
      assert.partialDeepStrictEqual(me, { username: 'demo', logoutUrl: '/logout' });
      assert.equal(await client.statusOf('POST', '/logout?sid=of-the-provider'), 400);
      assert.equal(await client.statusOf('GET', '/api/account'), 200);
      const answer = await client.send('POST', '/logout');
      assert.equal(answer.status, 204);
      assert.equal(answer.headers.get('clear-site-data'), '"cookies", "storage"');
      await client.signIn();
      const token = decodeURIComponent(client.cookies.get('XSRF-TOKEN') ?? '');
      const form = await client.sendForm('/bff/logout', { _csrf: token });
      assert.equal(form.headers.get('location'), '/login');
      assert.equal(await client.statusOf('GET', '/api/account'), 401);
    }));

  it('refuses a form without the token and keeps the session', () =>
    withProvider(async (server) => {
      const visitor = new ProviderVisitor(server);
      await visitor.signIn();
      const forgeries: Record<string, string>[] = [{}, { _csrf: 'forged' }];
      for (const fields of forgeries) {
        assert.equal((await visitor.app.sendForm('/bff/logout', fields)).status, 403);
      }
      assert.equal(await visitor.app.statusOf('GET', '/api/account'), 200);
    }));

  it('notifies the pages of a session that the provider has ended', () =>
    withProvider(async (server) => {
      const visitor = new ProviderVisitor(server);
      await visitor.signIn();
      const end = await EventStream.open(visitor.app);
      await visitor.signOutAtProvider();
      await end.ended();
    }));

  it('redirects to the login page if a sign-in was not started here or fails at the provider', () =>
    withProvider(async (server) => {
      const { app } = new ProviderVisitor(server);
      const callback = () => app.send('GET', '/bff/callback?code=forged&state=forged');
      assert.equal((await callback()).headers.get('location'), '/login');
      await app.send('GET', '/bff/login');
      assert.equal((await callback()).headers.get('location'), '/login');
    }));
});
