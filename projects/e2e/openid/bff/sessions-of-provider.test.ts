import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { SqliteSessionStore } from '../../../server/src/sqlite-session-store.ts';
import { SessionsOfProvider } from './sessions-of-provider.ts';

describe('The app sessions of a provider session', () => {
  const now = Math.floor(Date.now() / 1000);
  const signIn = { sid: 'sid', issuedAt: now };
  const open = (id: string, store: SqliteSessionStore) =>
    store.set(id, { cookie: { originalMaxAge: null } } as never);
  const isOpen = (id: string, store: SqliteSessionStore) =>
    new Promise((resolve) => store.get(id, (_, session) => resolve(!!session)));

  it('are all stored, even if they sign in at the same time', async () => {
    const store = new SqliteSessionStore(':memory:');
    const sessions = new SessionsOfProvider(store);
    const ids = ['a', 'b', 'c'];
    ids.forEach((id) => open(id, store));
    await Promise.all(ids.map((id) => sessions.remember(signIn, id)));
    await sessions.end('sid', now + 1);
    for (const id of ids) assert.equal(await isOpen(id, store), false, id);
  });

  it('count as ended if the logout arrived before their sign-in was stored', async () => {
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

  it('expire after a day', async () => {
    const sessions = new SessionsOfProvider(new SqliteSessionStore(':memory:'));
    const age = 24 * 60 * 60;
    assert.equal(await sessions.hasEnded({ sid: 'sid', issuedAt: now - age + 60 }), false);
    assert.equal(await sessions.hasEnded({ sid: 'sid', issuedAt: now - age - 60 }), true);
  });

  it('survive a replayed logout that is older than their sign-in', async () => {
    const store = new SqliteSessionStore(':memory:');
    const sessions = new SessionsOfProvider(store);
    open('new', store);
    await sessions.remember({ sid: 'sid', issuedAt: now + 1 }, 'new');
    await sessions.end('sid', now);
    assert.equal(await isOpen('new', store), true);
  });
});
