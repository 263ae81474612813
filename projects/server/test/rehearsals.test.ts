import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { withServer } from './with-server.ts';

interface Rehearsed {
  readonly track: string;
  readonly status: number;
  readonly arrivedAt: number;
  readonly endedAt: number;
}

describe('A rehearsal', () => {
  it('ends the practice session of each track once, after the requested delay, and records all requests', () =>
    withServer({ record: true }, async ({ url }) => {
      const began = await fetch(`${url}/rehearsals`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ delay: 30 }),
      });
      assert.equal(began.status, 201);
      const { id } = (await began.json()) as { id: string };
      const signOut = async (track: string) =>
        (await fetch(`${url}/rehearsals/${id}/${track}/logout`, { method: 'POST' })).status;
      assert.deepEqual(await Promise.all([signOut('a'), signOut('b')]), [204, 204]);
      assert.equal(await signOut('a'), 401);
      const record = (await (await fetch(`${url}/rehearsals/${id}`)).json()) as Rehearsed[];
      assert.deepEqual(record.map(({ track, status }) => `${track} ${status}`).sort(), [
        'a 204',
        'a 401',
        'b 204',
      ]);
      // Timers may fire a millisecond early.
      for (const { arrivedAt, endedAt } of record) assert.ok(endedAt - arrivedAt >= 29);
    }));

  it('fails as often as requested before it ends the practice session', () =>
    withServer({ record: true }, async ({ url }) => {
      const began = await fetch(`${url}/rehearsals`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ failures: 1 }),
      });
      const { id } = (await began.json()) as { id: string };
      const statuses: number[] = [];
      for (let request = 0; request < 3; request++) {
        const { status } = await fetch(`${url}/rehearsals/${id}/a/logout`, { method: 'POST' });
        statuses.push(status);
      }
      assert.deepEqual(statuses, [503, 204, 401]);
    }));

  it('only exists with the playground', () =>
    withServer({}, async ({ url }) => {
      assert.equal((await fetch(`${url}/rehearsals`, { method: 'POST' })).status, 404);
    }));
});

describe('The pages of the playground', () => {
  it('may frame each other, but other sites may not frame them', () =>
    withServer({ record: true }, async ({ url }) => {
      const { headers } = await fetch(`${url}/api/me`);
      assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'self'/);
      assert.equal(headers.get('x-frame-options'), 'SAMEORIGIN');
    }));

  it('cannot be framed without the playground', () =>
    withServer({}, async ({ url }) => {
      const { headers } = await fetch(`${url}/api/me`);
      assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
      assert.equal(headers.get('x-frame-options'), 'DENY');
    }));
});
