import { Injectable } from '@angular/core';

/** A fault that the server knows. */
export type ServerFault =
  | 'slow'
  | 'reset'
  | 'hang'
  | 'server'
  | 'missing'
  | 'html'
  | 'truncated'
  | 'gone'
  | 'forbidden'
  | 'login-page'
  | 'foreign'
  | 'evil-redirect';

/** What goes wrong with the sign-outs of an action: each of its requests asks the server for that fault. */
@Injectable({ providedIn: 'root' })
export class ServerFaults {
  readonly #orders = new Map<string, ServerFault>();

  /** Replaces the earlier order for the action. Without a fault, nothing goes wrong. */
  order(action: string, fault?: ServerFault): void {
    if (fault) this.#orders.set(action, fault);
    else this.#orders.delete(action);
  }

  /** For `withHttpLogout`. */
  headersFor(action: string): Record<string, string> {
    const fault = this.#orders.get(action);
    return fault ? { 'X-What-If': fault } : {};
  }
}
