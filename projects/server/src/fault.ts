import { setTimeout as sleep } from 'node:timers/promises';

import type { NextFunction, Request, Response } from 'express';

/** A fault in a response. Without `status` and `connection`, it only delays the response. */
export interface Fault {
  /** Milliseconds to wait first. @default 0 */
  readonly delay?: number;
  /** Resets the connection instead of responding, or never responds. @default sends a response */
  readonly connection?: 'reset' | 'hang';
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Responds with the fault. */
export async function applyFault(
  { delay = 0, connection, status, headers, body }: Fault,
  req: Request,
  res: Response,
  next: NextFunction,
): Promise<void> {
  await sleep(delay);
  if (connection === 'reset') req.socket.resetAndDestroy();
  else if (connection === 'hang') return;
  else if (status === undefined) next();
  else res.status(status).set(headers).send(body);
}
