import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

import { promised } from '../src/promised-store.ts';
import { openSessions } from '../src/sessions.ts';
import { EventStream } from './event-stream.ts';
import { withServer } from './with-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'ngx-logout-action-'));
after(() => rmSync(folder, { recursive: true }));

// In a separate file, because the mocked clock affects the whole process.
describe('The event stream of a session', () => {
  it('closes within 15 seconds after the session has expired, and is then refused', async (test) => {
    test.mock.timers.enable({ apis: ['setInterval'] });
    const file = join(folder, 'sessions.sqlite');
    await withServer({ sessionsFile: file }, async (_, client) => {
      await client.signIn();
      const stream = await EventStream.open(client);
      const { store, close } = await openSessions({ file });
      await promised(store).destroy(client.sessionId);
      await close();
      test.mock.timers.tick(15_000);
      await stream.closed();
      assert.equal(await client.statusOf('GET', '/api/session-events'), 401);
    });
  });

  it('closes after a new sign-in in the same browser, which can open the stream of the new session', async (test) => {
    test.mock.timers.enable({ apis: ['setInterval'] });
    await withServer({}, async (_, client) => {
      await client.signIn();
      const stream = await EventStream.open(client);
      await client.signIn();
      test.mock.timers.tick(15_000);
      await stream.closed();
      await (await EventStream.open(client)).close();
    });
  });
});
