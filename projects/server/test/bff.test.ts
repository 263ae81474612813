import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Request } from 'express';

import { issueTicket, redeemTicket } from '../src/bff/end-session-ticket.ts';
import { SessionsOfProvider } from '../src/bff/sessions-of-provider.ts';
import { type RunningServer, startServer } from '../src/server.ts';
import { SqliteSessionStore } from '../src/sqlite-session-store.ts';
import { ProviderVisitor } from './provider-visitor.ts';

async function withProvider(body: (server: RunningServer) => Promise<void>): Promise<void> {
  const server = await startServer({ provider: {} });
  try {
    await body(server);
  } finally {
    await server.close();
  }
}

describe('The backend for the frontend', () => {
  it('ends all app sessions of a provider session when the provider says that it has ended', () =>
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

  it('answers a sign-out without the ID token, and sends the browser to the provider by a ticket', () =>
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
      assert.equal(target.origin, server.provider?.url);
      assert.ok(target.searchParams.has('id_token_hint'));
    }));

  it('takes a ticket once, and only from the browser that signed out', () =>
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

  it('takes a ticket once, also of two requests that have read the session at the same time', () => {
    const session = {};
    const requestWith = (data: object) => ({ session: data }) as unknown as Request;
    const ticket = issueTicket(requestWith(session), 'id-token');
    const requests = [session, session].map((data) => requestWith(structuredClone(data)));
    assert.deepEqual(
      requests.map((request) => redeemTicket(request, ticket)),
      ['id-token', undefined],
    );
  });

  it('answers a form with 302 to the provider, and has ended the session by then', () =>
    withProvider(async (server) => {
      const visitor = new ProviderVisitor(server);
      await visitor.signIn();
      const token = decodeURIComponent(visitor.app.cookies.get('XSRF-TOKEN') ?? '');
      const answer = await visitor.app.sendForm('/bff/logout', { _csrf: token });
      assert.equal(answer.status, 302);
      const target = new URL(answer.headers.get('location') ?? '');
      assert.equal(target.origin + target.pathname, `${server.provider?.url}/session/end`);
      assert.ok(target.searchParams.has('id_token_hint'));
      assert.equal(await visitor.app.statusOf('GET', '/api/account'), 401);
    }));

  it('refuses a form without the token, and ends nothing', () =>
    withProvider(async (server) => {
      const visitor = new ProviderVisitor(server);
      await visitor.signIn();
      const forgeries: Record<string, string>[] = [{}, { _csrf: 'forged' }];
      for (const fields of forgeries) {
        assert.equal((await visitor.app.sendForm('/bff/logout', fields)).status, 403);
      }
      assert.equal(await visitor.app.statusOf('GET', '/api/account'), 200);
    }));

  it('sends a sign-in that was not started here, or that the provider refuses, to the login page', () =>
    withProvider(async (server) => {
      const { app } = new ProviderVisitor(server);
      const callback = () => app.send('GET', '/bff/callback?code=forged&state=forged');
      assert.equal((await callback()).headers.get('location'), '/login');
      await app.send('GET', '/bff/login');
      assert.equal((await callback()).headers.get('location'), '/login');
    }));
});

describe('The sessions of a provider session', () => {
  const now = Math.floor(Date.now() / 1000);
  const signIn = { sid: 'sid', issuedAt: now };
  const open = (id: string, store: SqliteSessionStore) =>
    store.set(id, { cookie: { originalMaxAge: null } } as never);
  const isOpen = (id: string, store: SqliteSessionStore) =>
    new Promise((resolve) => store.get(id, (_, session) => resolve(!!session)));

  it('are all kept, even if they sign in at the same time', async () => {
    const store = new SqliteSessionStore(':memory:');
    const sessions = new SessionsOfProvider(store);
    const ids = ['a', 'b', 'c'];
    ids.forEach((id) => open(id, store));
    await Promise.all(ids.map((id) => sessions.remember(signIn, id)));
    await sessions.end('sid', now + 1);
    for (const id of ids) assert.equal(await isOpen(id, store), false, id);
  });

  it('are refused if they signed in before a logout that arrived first', async () => {
    const sessions = new SessionsOfProvider(new SqliteSessionStore(':memory:'));
    await sessions.end('sid', now);
    await sessions.remember(signIn, 'late');
    assert.equal(await sessions.hasEnded(signIn), true);
    assert.equal(await sessions.hasEnded({ ...signIn, issuedAt: now + 1 }), false);
    assert.equal(await sessions.hasEnded({ ...signIn, sid: 'other' }), false);
  });

  it('stay ended if an older logout is delivered later', async () => {
    const sessions = new SessionsOfProvider(new SqliteSessionStore(':memory:'));
    await sessions.end('sid', now);
    await sessions.end('sid', now - 100);
    assert.equal(await sessions.hasEnded(signIn), true);
  });

  it('end after a day', async () => {
    const sessions = new SessionsOfProvider(new SqliteSessionStore(':memory:'));
    const age = 24 * 60 * 60;
    assert.equal(await sessions.hasEnded({ sid: 'sid', issuedAt: now - age + 60 }), false);
    assert.equal(await sessions.hasEnded({ sid: 'sid', issuedAt: now - age - 60 }), true);
  });

  it('survive a replayed logout that is older than they are', async () => {
    const store = new SqliteSessionStore(':memory:');
    const sessions = new SessionsOfProvider(store);
    open('new', store);
    await sessions.remember({ sid: 'sid', issuedAt: now + 1 }, 'new');
    await sessions.end('sid', now);
    assert.equal(await isOpen('new', store), true);
  });
});
