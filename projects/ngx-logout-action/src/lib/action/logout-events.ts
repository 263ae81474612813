import type { Observable } from 'rxjs';

/** The events of an action (the documentation page, "Events"). */
export type LogoutEventName = 'onBeforeUpdate' | 'onSuccess' | 'onError';

export const LOGOUT_EVENTS: readonly LogoutEventName[] = ['onBeforeUpdate', 'onSuccess', 'onError'];

/* eslint-disable @typescript-eslint/no-invalid-void-type -- handlers without a return statement decide too */
/** The answer of an `onBeforeUpdate` handler: `false` vetoes the call, anything else lets it go on. */
export type LogoutDecision = boolean | void | Promise<boolean | void> | Observable<boolean | void>;
/* eslint-enable @typescript-eslint/no-invalid-void-type */

/** What an event triggers: a function, or the action with this name. */
export type LogoutEventTarget<E, R> = ((event: E) => R) | string;

/** One target or a list of them. */
export type LogoutEventTargets<E, R> = LogoutEventTarget<E, R> | readonly LogoutEventTarget<E, R>[];

/** Any target. The steps of a call pass events through without looking at them. */
export type AnyEventTarget = LogoutEventTarget<never, unknown>;
