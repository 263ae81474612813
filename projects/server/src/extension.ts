import type { Router } from 'express';

import type { SessionTools } from './session-tools.ts';

/** What is added to the server from outside, such as other ways to sign in. */
export interface Extension {
  /** Come before the routes of the server, so they can answer for some of the sessions. */
  readonly routes: Router;
  /** Other origins that the pages connect to and send forms to. */
  readonly origins: readonly string[];
}

/** @param origin of the server, for browsers. */
export type Extend = (origin: string, tools: SessionTools) => Promise<Extension>;
