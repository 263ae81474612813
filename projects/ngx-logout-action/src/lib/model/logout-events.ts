import type { Observable } from 'rxjs';

import type { LogoutAction } from './logout-action';
import type { LogoutError } from './logout-error';
import type { LogoutResponse } from './logout-outcome';

/** Asked before the request; `false` vetoes the call. */
export interface LogoutBeforeUpdateEvent {
  action: LogoutAction;
  data: unknown;
}

/** Told after a success, in place of the redirect. */
export interface LogoutSuccessEvent {
  action: LogoutAction;
  data: unknown;
  response: LogoutResponse;
}

/** Told after a failure. */
export interface LogoutErrorEvent {
  action: LogoutAction;
  data: unknown;
  error: LogoutError;
}

/* eslint-disable @typescript-eslint/no-invalid-void-type -- a function without a return statement decides too */
/** `false` vetoes; anything else, or nothing at all, lets the call go on. */
export type LogoutDecision = boolean | void | Promise<boolean | void> | Observable<boolean | void>;
/* eslint-enable @typescript-eslint/no-invalid-void-type */

/** A function, or the name of another action to trigger. */
export type LogoutEventTarget<E, R> = ((event: E) => R) | string;

/** One target or several. */
export type LogoutEventTargets<E, R> = LogoutEventTarget<E, R> | readonly LogoutEventTarget<E, R>[];

/** What a target of each event looks like. */
interface LogoutEventTargetMap {
  onBeforeUpdate: LogoutEventTarget<LogoutBeforeUpdateEvent, LogoutDecision>;
  onSuccess: LogoutEventTarget<LogoutSuccessEvent, void>;
  onError: LogoutEventTarget<LogoutErrorEvent, void>;
}

/** The events of an action. */
export type LogoutEventName = keyof LogoutEventTargetMap;

/** What a target of this event looks like. */
export type LogoutEventTargetOf<E extends LogoutEventName> = LogoutEventTargetMap[E];
