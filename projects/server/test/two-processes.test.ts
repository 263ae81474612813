import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';

import { Client } from './client.ts';
import { EventStream } from './event-stream.ts';
import { redisDatabase } from './redis-database.ts';

const MAIN = join(import.meta.dirname, '../src/main.ts');

/** Starts the server in a separate process and resolves with its URL. */
async function start(redisUrl: string, processes: ChildProcess[]): Promise<string> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, PORT: '0', REDIS_URL: redisUrl, SESSION_SECRET: 'shared' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  processes.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /playground is at ([^\s,]+)/.exec(line)?.[1];
    if (url) return url;
  }
  throw new Error('The server did not start.');
}

function specs(redisUrl: string): void {
  describe('Two server processes on one Redis', () => {
    const processes: ChildProcess[] = [];
    let urls: string[] = [];

    before(async () => {
      urls = await Promise.all([start(redisUrl, processes), start(redisUrl, processes)]);
    });

    after(async () => {
      for (const child of processes) {
        const exit = once(child, 'exit');
        child.kill();
        await exit;
      }
    });

    /** One browser behind a load balancer, which sends requests to both processes. */
    const browser = (cookies?: ReadonlyMap<string, string>) =>
      urls.map((url) => new Client(url, cookies)) as [Client, Client];

    it('share sessions', async () => {
      const [one] = browser();
      await one.signIn();
      const [, two] = browser(one.cookies);
      assert.equal(await two.statusOf('GET', '/api/account'), 200);
      assert.equal(await two.statusOf('POST', '/logout'), 204);
      assert.equal(await one.statusOf('GET', '/api/account'), 401);
    });

    it('notify a page that is connected to one of them when the other ends all sessions of its user', async () => {
      const [laptop] = browser();
      const [, phone] = browser();
      await laptop.signIn();
      await phone.signIn();
      const stream = await EventStream.open(phone);
      const startedAt = performance.now();
      assert.equal(await laptop.statusOf('DELETE', '/sessions?all'), 204);
      await stream.ended();
      assert.ok(performance.now() - startedAt < 1_000);
      const [phoneAtOne] = browser(phone.cookies);
      assert.equal(await phoneAtOne.statusOf('GET', '/api/account'), 401);
    });
  });
}

const redisUrl = redisDatabase(2);
if (redisUrl) specs(redisUrl);
else console.log('Two server processes are not tested here: REDIS_URL is not set.');
