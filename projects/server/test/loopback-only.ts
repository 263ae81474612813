import assert from 'node:assert/strict';

import { send } from './with-server.ts';

/** Fails if the server responds to hosts other than those of loopback. */
export async function assertLoopbackOnly(url: string): Promise<void> {
  const { port } = new URL(url);
  const statusFor = async (host: string) => (await send(`${url}/csrf`, { host })).status;
  for (const host of [
    'evil.example',
    `evil.example:${port}`,
    '127.0.0.1.evil.example',
    `localhost.evil.example:${port}`,
    'localhost.',
    'localhost:x',
    'localhost:1:2',
    '127.1',
    '0.0.0.0',
    '[::1]',
    'evil.example, localhost',
  ]) {
    assert.equal(await statusFor(host), 421, host);
  }
  // Browsers omit port 80.
  for (const host of [
    `127.0.0.1:${port}`,
    `localhost:${port}`,
    `LOCALHOST:${port}`,
    'localhost',
    '127.0.0.1',
  ]) {
    assert.notEqual(await statusFor(host), 421, host);
  }
}
