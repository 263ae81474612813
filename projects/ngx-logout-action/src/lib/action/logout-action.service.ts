import {
  computed,
  DestroyRef,
  inject,
  Injectable,
  Injector,
  runInInjectionContext,
  type Signal,
  signal,
  untracked,
} from '@angular/core';
import { filter, firstValueFrom } from 'rxjs';

import { LOGOUT_CONFIG } from '../config';
import { SignOuts } from '../page/sign-outs';
import { DEFAULT_ACTION_NAME } from './action-name';
import { LogoutConfigurationError } from './errors';
import {
  LogoutAction,
  type LogoutActionOptions,
  type LogoutActionOwner,
  type ResolvedLogoutActionOptions,
} from './logout-action';
import {
  type AnyLogoutOptions,
  checkCall,
  checkNewAction,
  checkOptions,
  type LogoutCall,
  resolveOptions,
} from './logout-options';
import type { LogoutOutcome } from './logout-outcome';

/** The lifetime of a created action. */
export interface LogoutActionLifetime {
  /** Whether the action lives as long as its page or as long as the app. @default 'page' */
  owner?: LogoutActionOwner | undefined;
  /** Ends a page-owned action. @default the `DestroyRef` of the injection context */
  destroyRef?: DestroyRef | undefined;
}

/** A destroyed app can no longer create its default action. */
const AFTER_THE_APP: LogoutOutcome = { status: 'discarded', reason: 'destroyed' };

/**
 * Manages the logout actions of the app. Works without any provider.
 *
 * @example
 * ```ts
 * inject(LogoutActionService).logout();
 * ```
 */
@Injectable({ providedIn: 'root' })
export class LogoutActionService {
  readonly #injector = inject(Injector);
  readonly #appLifetime = inject(DestroyRef);
  readonly #config = inject(LOGOUT_CONFIG);
  readonly #signOuts = inject(SignOuts);
  readonly #created = new Set<LogoutAction>();
  /** Another object after each change of `#created`. */
  readonly #version = signal({});
  /** The created actions, the newest last: page-owned ones may share a name. */
  readonly #byName = new Map<string, LogoutAction[]>();
  /** The numbers below belong to actions. */
  #firstFree = 1;
  #default: LogoutAction | undefined;

  constructor() {
    this.#config.prepare?.();
  }

  /**
   * Whether a sign-out is still to be completed (`withOfflineLogout`): `'pending'` until the server has responded, or `'failed'`
   * if it could not be completed. Show it on the login page. Always `'none'` without that feature.
   *
   * @example
   * ```ts
   * template: `
   *   @if (logout.offlineLogout() === 'pending') {
   *     <p role="status">Your sign-out will be completed when you are online.</p>
   *   }
   * `,
   * ```
   */
  readonly offlineLogout: Signal<'none' | 'pending' | 'failed'> =
    this.#config.offline?.().state ?? signal('none');

  /** All actions in the order of their creation, the default action first. */
  readonly actions: Signal<readonly LogoutAction[]> = computed(() => {
    this.#version();
    return [this.defaultAction, ...this.#created];
  });

  /** The application-owned action that always exists. Its name is `logoutAction` unless its options set another one. */
  get defaultAction(): LogoutAction {
    return (this.#default ??= untracked(() => {
      const options = this.#defaultOptions();
      const { name = DEFAULT_ACTION_NAME } = options;
      if (this.#isAppAction(name)) throw taken(name);
      return this.#construct(name, options, 'application', this.#appLifetime);
    }));
  }

  /**
   * Invokes the default action.
   *
   * @param call overrides options of the action for this call.
   * @returns the outcome. The promise never rejects.
   * @throws LogoutConfigurationError LOGOUT-103 for an invalid option.
   * @example
   * ```ts
   * const outcome = await inject(LogoutActionService).logout({ redirectTo: 'home' });
   * ```
   */
  logout(call?: LogoutCall): Promise<LogoutOutcome> {
    return this.#appLifetime.destroyed
      ? Promise.resolve(AFTER_THE_APP)
      : this.defaultAction.invoke(call);
  }

  /**
   * Signs out in the app because the session is already over: after a 401, a push from the server, or an expired token. Runs the
   * cleanup and the redirect or `onSuccess` of the default action, and signs out other tabs. Guards are skipped, and no
   * logout request is sent. With `verifyUrl`, the server is asked first. If a call is pending, this joins it.
   *
   * @param call overrides options of the action for this call.
   * @returns the outcome; `vetoed` by `'session'` if the server says that the user is still signed in. The promise never
   * rejects.
   * @throws LogoutConfigurationError LOGOUT-103 for an invalid option.
   * @example
   * ```ts
   * events.addEventListener('session-ended', () => service.sessionEnded());
   * ```
   */
  sessionEnded(call: LogoutCall = {}): Promise<LogoutOutcome> {
    checkCall(call);
    return this.#endSession(call);
  }

  /**
   * Creates an action. A page-owned action lives as long as the given `DestroyRef`, or that of the injection context. An
   * application-owned action lives as long as the app.
   *
   * @param options options of the action, its owner, and its lifetime.
   * @returns the new action.
   * @throws LogoutConfigurationError for an invalid or taken name, an invalid option, or a page-owned action without a
   * lifetime.
   * @example
   * ```ts
   * const action = inject(LogoutActionService).create({ name: 'leave', owner: 'application' });
   * ```
   */
  create(options: LogoutActionOptions & LogoutActionLifetime = {}): LogoutAction {
    checkNewAction(options);
    const { owner = 'page', destroyRef, ...rest } = options;
    return this.createFor(rest, owner, (name) =>
      owner === 'page' ? pageLifetime(name, destroyRef) : this.#appLifetime,
    );
  }

  /** @internal Creates an action with the given lifetime. Its options must have been checked. */
  createFor(
    options: LogoutActionOptions,
    owner: LogoutActionOwner,
    lifetimeOf: (name: string) => DestroyRef,
  ): LogoutAction {
    return untracked(() => {
      const { name = this.proposeName(), ...rest } = options;
      this.#assertFree(name, owner);
      const lifetime = lifetimeOf(name);
      const action = this.#construct(name, rest, owner, lifetime);
      const namesakes = this.#byName.get(name) ?? [];
      namesakes.push(action);
      this.#byName.set(name, namesakes);
      this.#created.add(action);
      lifetime.onDestroy(() => {
        namesakes.splice(namesakes.indexOf(action), 1);
        if (!namesakes.length) this.#byName.delete(name);
        this.#created.delete(action);
        this.#firstFree = 1;
        this.#version.set({});
      });
      this.#version.set({});
      return action;
    });
  }

  /** @internal The first free name of `logoutAction1`, `logoutAction2`, … */
  proposeName(): string {
    for (; ; this.#firstFree++) {
      const name = `${DEFAULT_ACTION_NAME}${this.#firstFree}`;
      if (!this.get(name) && !this.#isAppAction(name)) return name;
    }
  }

  /**
   * Returns the newest action with this name. Reactive in a reactive context.
   *
   * @param name the name of the action.
   * @returns `undefined` if no action has this name.
   * @example
   * ```ts
   * void inject(LogoutActionService).get('leave')?.invoke();
   * ```
   */
  get(name: string): LogoutAction | undefined {
    const { defaultAction } = this;
    this.#version();
    return name === defaultAction.name ? defaultAction : this.#byName.get(name)?.at(-1);
  }

  async #endSession(call: LogoutCall): Promise<LogoutOutcome> {
    if (this.#appLifetime.destroyed) return AFTER_THE_APP;
    const [outcomes$] = this.#signOuts.pending;
    if (!outcomes$) return this.defaultAction.start(call, { sessionEnded: true });
    const outcome = await firstValueFrom(outcomes$.pipe(filter(isLast)));
    const isAnswer = 'by' in outcome ? outcome.by === 'session' : outcome.status === 'succeeded';
    return isAnswer ? outcome : this.#endSession(call);
  }

  #defaultOptions(): AnyLogoutOptions {
    const { options = {} } = this.#config;
    if (typeof options !== 'function') return options;
    const made = runInInjectionContext(this.#injector, options);
    checkOptions(made);
    return made;
  }

  /** Whether a function of `withActions()` has this name. */
  #isAppAction(name: string): boolean {
    return Object.hasOwn(this.#config.actions ?? {}, name);
  }

  #construct(
    name: string,
    options: AnyLogoutOptions,
    owner: LogoutActionOwner,
    lifetime: DestroyRef,
  ): LogoutAction {
    // The event types were checked at `provideLogoutAction()` and `create()`.
    const resolved = resolveOptions(name, options) as ResolvedLogoutActionOptions;
    return runInInjectionContext(this.#injector, () =>
      LogoutAction.create(resolved, owner, lifetime, this),
    );
  }

  /** Page-owned actions may share a name, because Angular creates a new view before it destroys the old one. */
  #assertFree(name: string, owner: LogoutActionOwner): void {
    const other = this.get(name);
    const clash = other && (owner === 'application' || other.owner === 'application');
    if (clash || this.#isAppAction(name)) throw taken(name);
  }
}

/**
 * Creates a page-owned action in a field of a component, directive, or service. It lives as long as its owner.
 *
 * @param options options of the action. Without a name, it is numbered.
 * @throws LogoutConfigurationError like `LogoutActionService.create()`.
 * @example
 * ```ts
 * readonly action = injectLogoutAction({ redirectTo: 'home' });
 * ```
 */
export function injectLogoutAction(options: LogoutActionOptions = {}): LogoutAction {
  checkNewAction(options);
  return inject(LogoutActionService).create({ ...options, owner: 'page' });
}

/**
 * Creates an action of either owner that ends with `lifetime`. Used by the devtools.
 * @hidden
 */
export function createActionFor(
  service: LogoutActionService,
  options: LogoutActionOptions,
  owner: LogoutActionOwner,
  lifetime: DestroyRef,
): LogoutAction {
  checkOptions(options);
  return service.createFor(options, owner, () => lifetime);
}

/**
 * The first free name for an action without one, for development tools.
 * @hidden
 */
export function proposeActionName(service: LogoutActionService): string {
  return service.proposeName();
}

/** Whether it is the outcome of the pending call, not of one that gave way to it; or the app has ended. */
function isLast(outcome: LogoutOutcome): boolean {
  return outcome.status !== 'discarded' || outcome.reason === 'destroyed';
}

function taken(name: string): LogoutConfigurationError {
  return new LogoutConfigurationError(
    102,
    ngDevMode &&
      `The name '${name}' is taken. Choose another name, or leave it out to get a numbered one.`,
  );
}

/** What ends a page-owned action: the given `DestroyRef`, or that of the injection context. */
function pageLifetime(name: string, given?: DestroyRef): DestroyRef {
  const lifetime = given ?? ambientDestroyRef();
  if (lifetime && !lifetime.destroyed) return lifetime;
  throw new LogoutConfigurationError(
    105,
    ngDevMode &&
      `The page-owned action '${name}' has no lifetime. Create it in an injection context ` +
        "(injectLogoutAction() in a field), pass a destroyRef, or set owner: 'application'.",
  );
}

function ambientDestroyRef(): DestroyRef | undefined {
  try {
    return inject(DestroyRef);
  } catch {
    return undefined;
  }
}
