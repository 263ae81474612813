import { Injectable } from '@angular/core';

/** A fault that the server can simulate. */
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

/** Requests faults for the sign-outs of an action, by a header of each request. */
@Injectable({ providedIn: 'root' })
export class ServerFaults {
  readonly #faults = new Map<string, ServerFault>();

  /** Sets the fault for an action. Without one, nothing goes wrong. */
  set(action: string, fault?: ServerFault): void {
    if (fault) this.#faults.set(action, fault);
    else this.#faults.delete(action);
  }

  /** Headers for `withHttpLogout`. */
  headersFor(action: string): Record<string, string> {
    const fault = this.#faults.get(action);
    return fault ? { 'X-What-If': fault } : {};
  }
}
