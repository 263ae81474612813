import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

import express from 'express';
import session from 'express-session';

import { deviceName } from '../src/device-name.ts';
import { promised } from '../src/promised-store.ts';
import type { RunningServer } from '../src/server.ts';
import { openSessions } from '../src/sessions.ts';
import { UserSessions, type VisibleSession } from '../src/user-sessions.ts';
import { Client } from './client.ts';
import { EventStream } from './event-stream.ts';
import { redisDatabase } from './redis-database.ts';
import { withServer } from './with-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'ngx-logout-action-'));
after(() => rmSync(folder, { recursive: true }));

const signedIn = async ({ url }: RunningServer) => {
  const client = new Client(url);
  assert.equal((await client.signIn()).status, 200);
  return client;
};

const isSignedIn = async (client: Client) => (await client.statusOf('GET', '/api/account')) === 200;

const sessionsOf = async (client: Client) =>
  (await (await client.send('GET', '/sessions')).json()) as VisibleSession[];

/** Tests the behavior that all stores share. */
function userSessionSpecs(name: string, where: { file: string; redisUrl?: string }): void {
  const options = { ...where, sessionsFile: where.file };
  describe(`The sessions of a user in ${name}`, () => {
    it('are listed with their devices, and without the IDs in their cookies', () =>
      withServer(options, async (server, client) => {
        await client.signIn();
        await client.send('DELETE', '/sessions?others');
        const phone = new Client(server.url);
        await phone.signIn();
        const sessions = await sessionsOf(client);
        assert.deepEqual(
          sessions.map(({ current }) => current),
          [false, true],
        );
        assert.deepEqual(Object.keys(sessions[0] ?? {}).sort(), [
          'current',
          'device',
          'id',
          'signedInAt',
        ]);
        for (const id of [client.sessionId, phone.sessionId]) {
          assert.ok(!JSON.stringify(sessions).includes(id));
        }
        await phone.send('POST', '/logout');
        assert.equal((await sessionsOf(client)).length, 1);
      }));

    it('end with DELETE /sessions?others, except for the current one', () =>
      withServer(options, async (server) => {
        const [client, phone, tablet] = [
          await signedIn(server),
          await signedIn(server),
          await signedIn(server),
        ];
        const ends = await Promise.all([phone, tablet].map((other) => EventStream.open(other)));
        const current = await EventStream.open(client);
        assert.equal(await client.statusOf('DELETE', '/sessions?others'), 204);
        await Promise.all(ends.map((stream) => stream.ended()));
        assert.deepEqual(await Promise.all([client, phone, tablet].map(isSignedIn)), [
          true,
          false,
          false,
        ]);
        assert.equal((await sessionsOf(client)).length, 1);
        assert.ok(current.isQuiet);
        await current.close();
      }));

    it('all end with DELETE /sessions?all, and the next sign-in works', () =>
      withServer(options, async (server) => {
        const [client, phone] = [await signedIn(server), await signedIn(server)];
        const old = client.copy();
        const current = await EventStream.open(client);
        const end = await EventStream.open(phone);
        const answer = await client.send('DELETE', '/sessions?all');
        assert.equal(answer.status, 204);
        assert.equal(answer.headers.get('clear-site-data'), '"cookies", "storage"');
        await end.ended();
        // This browser gets a response instead of an event.
        assert.ok(current.isQuiet);
        await current.close();
        assert.deepEqual(await Promise.all([client, old, phone].map(isSignedIn)), [
          false,
          false,
          false,
        ]);
        assert.equal((await client.signIn()).status, 200);
        assert.equal(await client.statusOf('POST', '/logout'), 204);
      }));

    it('end one by one with DELETE /sessions/:id', () =>
      withServer(options, async (server) => {
        const [client, phone] = [await signedIn(server), await signedIn(server)];
        const end = await EventStream.open(phone);
        const id = (await sessionsOf(phone)).find(({ current }) => current)?.id ?? '';
        assert.equal(await client.statusOf('DELETE', '/sessions/unknown'), 404);
        assert.equal(await client.statusOf('DELETE', `/sessions/${id}`), 204);
        await end.ended();
        assert.deepEqual(await Promise.all([client, phone].map(isSignedIn)), [true, false]);
        assert.equal(await client.statusOf('DELETE', `/sessions/${id}`), 404);
      }));

    it('stay ended even if a concurrent request stores its session again', () =>
      withServer(options, async (_, client) => {
        await client.signIn();
        const late = client.copy();
        const sessionId = client.sessionId;
        const other = await openSessions(where);
        const { get, set } = promised(other.store);
        const session = await get(sessionId);
        assert.ok(session);
        await client.send('DELETE', '/sessions?all');
        await set(sessionId, session);
        assert.equal(await isSignedIn(late), false);
        await other.close();
      }));
  });
}

userSessionSpecs('SQLite', { file: join(folder, 'sessions.sqlite') });

const redisUrl = redisDatabase(3);
if (redisUrl) userSessionSpecs('Redis', { file: '', redisUrl });
else console.log('Sessions of a user in Redis are not tested here: REDIS_URL is not set.');

describe('A sign-in', () => {
  it('is stored before its response begins, because another process may get the next request', async (test) => {
    const sessions = await openSessions({ file: ':memory:' });
    const users = new UserSessions(sessions);
    const app = express();
    app.use(
      session({ secret: 'test', store: sessions.store, resave: false, saveUninitialized: false }),
    );
    let hadBegun: boolean | undefined;
    app.post('/login', async (req, res) => {
      const set = sessions.store.set.bind(sessions.store);
      sessions.store.set = (...args) => {
        setImmediate(() => {
          hadBegun ??= res.headersSent;
          set(...args);
        });
      };
      await users.signIn(req, 'demo');
      res.json({ username: 'demo' });
    });
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    test.after(async () => {
      server.closeAllConnections();
      server.close();
      await sessions.close();
    });
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/login`, { method: 'POST' });
    assert.deepEqual(await answer.json(), { username: 'demo' });
    assert.equal(hadBegun, false);
  });
});

describe('DELETE /sessions', () => {
  it('is refused without a session, without the token, and without exactly one of ?all and ?others', () =>
    withServer({}, async (server, visitor) => {
      assert.equal(await visitor.statusOf('DELETE', '/sessions?all'), 401);
      const client = await signedIn(server);
      for (const path of ['/sessions', '/sessions?all&others']) {
        assert.equal(await client.statusOf('DELETE', path), 400);
      }
      client.cookies.delete('XSRF-TOKEN');
      for (const path of ['/sessions?all', '/sessions?others', '/sessions/id']) {
        assert.equal(await client.statusOf('DELETE', path), 403);
      }
      assert.equal(await isSignedIn(client), true);
    }));
});

describe('The event stream of a session', () => {
  it('is refused with 401 without a session, so that browsers do not reconnect', () =>
    withServer({}, async (_, client) => {
      assert.equal(await client.statusOf('GET', '/api/session-events'), 401);
    }));

  it('is neither cached nor buffered, and reconnects after a random delay', () =>
    withServer({}, async (server) => {
      const client = await signedIn(server);
      const response = await client.send('GET', '/api/session-events');
      assert.equal(response.headers.get('cache-control'), 'no-store');
      assert.equal(response.headers.get('x-accel-buffering'), 'no');
      const reader = response.body?.getReader();
      const { value } = (await reader?.read()) ?? {};
      const delay = Number(/^retry: (\d+)\n/.exec(new TextDecoder().decode(value))?.[1]);
      assert.ok(delay >= 1_000 && delay <= 3_000);
      await reader?.cancel();
    }));

  it('is limited to 20 per session', () =>
    withServer({}, async (server) => {
      const client = await signedIn(server);
      const streams: EventStream[] = [];
      for (let count = 0; count < 20; count++) streams.push(await EventStream.open(client));
      assert.equal(await client.statusOf('GET', '/api/session-events'), 429);
      await Promise.all(streams.map((stream) => stream.close()));
    }));
});

describe('The name of a device', () => {
  for (const [userAgent, name] of [
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
      'Safari on iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36',
      'Chrome on Android',
    ],
    [undefined, 'Unknown browser'],
  ] as const) {
    it(`is ${name}`, () => assert.equal(deviceName(userAgent), name));
  }
});
