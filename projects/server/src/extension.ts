import type { Router } from 'express';

import type { SessionTools } from './session-tools.ts';

/** Additions to the server, such as other ways to sign in. */
export interface Extension {
  /** Run before the routes of the server, so they can handle some of the sessions. */
  readonly routes: Router;
  /** Other origins that pages may connect to and send forms to. */
  readonly origins: readonly string[];
}

/** @param origin the origin of the server, as browsers see it. */
export type Extend = (origin: string, tools: SessionTools) => Promise<Extension>;
