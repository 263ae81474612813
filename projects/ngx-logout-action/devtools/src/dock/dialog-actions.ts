import { inject, Injectable } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';

import {
  type LogoutAction,
  type LogoutActionOwner,
  LogoutActionService,
  type LogoutEventName,
  type ResolvedLogoutActionOptions,
  ɵcreateActionFor as createActionFor,
  ɵproposeActionName as proposeActionName,
} from 'ngx-logout-action';

import { CallJournal } from '../calls/call-journal';
import { Lifetime } from './lifetime';

const EVENTS: readonly LogoutEventName[] = ['onBeforeUpdate', 'onSuccess', 'onError'];

/** The name and owner of an action (WaveMaker's page, "Action Creation"). */
export interface Identity {
  readonly name: string;
  readonly owner: LogoutActionOwner;
}

/**
 * The actions that the dialog creates. Only these can be renamed and deleted, because code refers to all others.
 * Page-owned ones end when the Router leaves the page.
 */
@Injectable({ providedIn: 'root' })
export class DialogActions {
  readonly #service = inject(LogoutActionService);
  readonly #router = inject(Router);
  readonly #journal = inject(CallJournal);
  readonly #lifetimes = new WeakMap<LogoutAction, Lifetime>();

  /** Whether the dialog created the action. */
  owns(action: LogoutAction): boolean {
    return this.#lifetimes.has(action);
  }

  proposeName(): string {
    return proposeActionName(this.#service);
  }

  /**
   * Creates an action, optionally with the options and events of another one.
   *
   * @throws LogoutConfigurationError if the name is malformed or taken.
   */
  create(identity: Identity, like?: LogoutAction): LogoutAction {
    return this.#create(identity, like?.options());
  }

  /**
   * Gives an action another name or owner. Names of actions cannot change, so a new action replaces it, with its options, its
   * calls, and its place in the events of other actions.
   *
   * @throws LogoutConfigurationError if the name is malformed or taken. The action then stays unchanged.
   */
  rename(action: LogoutAction, identity: Identity): LogoutAction {
    const { name, owner } = identity;
    if (name === action.name && owner === action.owner) return action;
    const others = this.#service.actions().filter((other) => other !== action);
    // Frees the name for the new action, unless another page-owned action shares it.
    if (name === action.name && !others.some((other) => other.name === name)) this.delete(action);
    const renamed = this.#create(identity, action.options());
    this.delete(action);
    this.#journal.move(action, renamed);
    for (const other of others) {
      for (const event of EVENTS) {
        const targets: readonly unknown[] = other.options()[event];
        if (!targets.includes(action.name)) continue;
        other.update({
          [event]: targets.map((target) => (target === action.name ? name : target)),
        });
      }
    }
    return renamed;
  }

  /** Deletes an action. Its queued calls are discarded; a running call is not affected. */
  delete(action: LogoutAction): void {
    this.#lifetimes.get(action)?.end();
  }

  #create({ name, owner }: Identity, options?: ResolvedLogoutActionOptions): LogoutAction {
    const lifetime = new Lifetime();
    const action = createActionFor(this.#service, { ...options, name }, owner, lifetime);
    this.#lifetimes.set(action, lifetime);
    if (owner === 'page') this.#endWithPage(lifetime);
    return action;
  }

  #endWithPage(lifetime: Lifetime): void {
    const page = pathOf(this.#router.url);
    const navigations = this.#router.events.subscribe((event) => {
      if (event instanceof NavigationEnd && pathOf(event.urlAfterRedirects) !== page)
        lifetime.end();
    });
    lifetime.onDestroy(() => navigations.unsubscribe());
  }
}

const pathOf = (url: string) => url.split(/[?#]/)[0];
