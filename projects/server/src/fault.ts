import { setTimeout as sleep } from 'node:timers/promises';

import type { NextFunction, Request, Response } from 'express';

/** What goes wrong with a response. Without a status or a broken connection, it is only slow. */
export interface Fault {
  /** Milliseconds to wait before anything else happens. @default 0 */
  readonly delay?: number;
  /** Ends the connection instead of responding, or never responds. @default responds as follows */
  readonly connection?: 'reset' | 'hang';
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Responds as the fault says. */
export async function make(
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
