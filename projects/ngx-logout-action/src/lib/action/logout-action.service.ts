import type { Signal } from '@angular/core';
import {
  DestroyRef,
  inject,
  Injectable,
  Injector,
  runInInjectionContext,
  untracked,
} from '@angular/core';

import { DEFAULT_ACTION_NAME } from '../model/action-name';
import { LogoutConfigurationError } from '../model/configuration-error';
import type { LogoutAction, LogoutActionOwner } from '../model/logout-action';
import type { LogoutCall } from '../model/logout-call';
import type { LogoutActionOptions } from '../model/logout-options';
import { newOptions } from '../model/logout-options';
import type { LogoutOutcome } from '../model/logout-outcome';
import { ActionDirectory } from './action-directory';
import { LOGOUT_DEFAULT_OPTIONS } from './default-options';
import { LiveLogoutAction } from './live-logout-action';

/** How long an action lives, beside its properties. */
export interface LogoutActionLifetime {
  /** @default 'page' */
  owner?: LogoutActionOwner;
  /** What ends a page-owned action. @default the one of the injection context */
  destroyRef?: DestroyRef;
}

/** The logout actions of the application. Works without any provider. */
@Injectable({ providedIn: 'root' })
export class LogoutActionService {
  readonly #directory = inject(ActionDirectory);
  readonly #injector = inject(Injector);
  readonly #appLifetime = inject(DestroyRef);

  /** All actions that exist, in the order of their creation. */
  readonly actions: Signal<readonly LogoutAction[]> = this.#directory.actions;

  /** The application-owned action that exists by itself; `logoutAction` unless it is given a name. */
  readonly defaultAction: LogoutAction = this.create({
    name: DEFAULT_ACTION_NAME,
    ...inject(LOGOUT_DEFAULT_OPTIONS),
    owner: 'application',
  });

  /** Invokes the default action. Never rejects. */
  logout(call?: LogoutCall): Promise<LogoutOutcome> {
    return this.defaultAction.invoke(call);
  }

  /**
   * Creates an action. A page's lives as long as the `DestroyRef` that it is given, or that the injection
   * context has; the application's as long as the application.
   *
   * @throws LogoutConfigurationError for a malformed or duplicate name, an option that makes no sense, or a
   * page-owned action without a lifetime.
   */
  create(options: LogoutActionOptions & LogoutActionLifetime = {}): LogoutAction {
    return untracked(() => {
      const { owner = 'page', destroyRef, name = this.#directory.proposeName(), ...rest } = options;
      this.#directory.assertFree(name);
      const resolved = newOptions(name, rest);
      const lifetime = owner === 'page' ? pageLifetime(name, destroyRef) : this.#appLifetime;
      const action = runInInjectionContext(
        this.#injector,
        () => new LiveLogoutAction(resolved, owner, lifetime),
      );
      this.#directory.add(action);
      lifetime.onDestroy(() => this.#directory.remove(action));
      return action;
    });
  }

  /** The action with this name, if it exists. Reactive where signals are tracked. */
  get(name: string): LogoutAction | undefined {
    return this.#directory.get(name);
  }
}

/** What ends a page-owned action: what it was given, or else whoever is being constructed. */
function pageLifetime(name: string, given?: DestroyRef): DestroyRef {
  const lifetime = given ?? ambientDestroyRef();
  if (lifetime && !lifetime.destroyed) return lifetime;
  throw new LogoutConfigurationError(
    105,
    ngDevMode &&
      `the page-owned action '${name}' has no lifetime. Create it in an injection context ` +
        "(injectLogoutAction() in a field), give it a destroyRef, or say owner: 'application'.",
  );
}

function ambientDestroyRef(): DestroyRef | undefined {
  try {
    return inject(DestroyRef);
  } catch {
    return undefined;
  }
}
