import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { promisify } from 'node:util';

import { openSessions } from '../src/sessions.ts';
import { EventStream } from './event-stream.ts';
import { withServer } from './with-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'ngx-logout-action-'));
after(() => rmSync(folder, { recursive: true }));

// In a file of its own, because the clock is mocked for the whole process.
it('A stream tells within 15 seconds that its session has expired in the store', async (test) => {
  test.mock.timers.enable({ apis: ['setInterval'] });
  const file = join(folder, 'sessions.sqlite');
  await withServer({ sessionsFile: file }, async (_, client) => {
    await client.signIn();
    const stream = await EventStream.open(client);
    // Another instance, whose changes nobody tells the server.
    const other = await openSessions({ file });
    await promisify(other.store.destroy.bind(other.store))(client.sessionId);
    await other.close();
    test.mock.timers.tick(15_000);
    await stream.ended();
  });
});
