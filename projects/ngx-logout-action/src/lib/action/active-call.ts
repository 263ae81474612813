import type { LogoutAction } from '../model/logout-action';
import type { LogoutCall } from '../model/logout-call';
import type { LogoutEventName, LogoutEventTargetOf } from '../model/logout-events';
import type { LogoutActionOptions, ResolvedLogoutActionOptions } from '../model/logout-options';
import { mergeOptions } from '../model/logout-options';
import type { LogoutResult } from '../model/logout-outcome';
import type { WatchedCall } from './call-watcher';

/** Where a call comes from, and who else hears of it. Not part of the public API. */
export interface CallOrigin {
  /** The actions whose events led to this call, the first one first. */
  readonly chain?: readonly string[];

  /** Told after the cleanup and before the redirect, which may destroy whoever made the call. */
  readonly onResult?: (result: LogoutResult) => void;
}

/** A call that has been admitted. */
export interface ActiveCall {
  readonly action: LogoutAction;
  readonly data: unknown;

  /** The action's property sheet with what the call says for itself. */
  readonly options: ResolvedLogoutActionOptions;

  /** The actions whose events led here, this one included. */
  readonly chain: readonly string[];
  readonly onResult: ((result: LogoutResult) => void) | undefined;

  /** Aborted when the action's owner is gone: no spinner, handler or redirect from then on. */
  readonly ownerGone: AbortSignal;

  /** Who looks on, in development. */
  readonly watched: WatchedCall | undefined;

  targets<E extends LogoutEventName>(event: E): readonly LogoutEventTargetOf<E>[];
}

/**
 * What the call says for itself laid over the options of its action.
 *
 * @throws LogoutConfigurationError LOGOUT-103 for a value that makes no sense.
 */
export function optionsOf(
  call: LogoutCall,
  options: ResolvedLogoutActionOptions,
): ResolvedLogoutActionOptions {
  // Most calls say nothing for themselves.
  if (SAYABLE.every((property) => call[property] === undefined)) return options;
  return mergeOptions(
    options,
    Object.fromEntries(SAYABLE.map((property) => [property, call[property]])),
  );
}

/** Properties of an action that a call may say otherwise. */
const SAYABLE = [
  'redirectTo',
  'useDefaultSuccessHandler',
  'spinnerContext',
  'spinnerMessage',
] as const satisfies readonly (keyof LogoutCall & keyof LogoutActionOptions)[];
