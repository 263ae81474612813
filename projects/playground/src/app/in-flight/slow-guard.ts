import { inject, Injectable, signal } from '@angular/core';

import type { LogoutGuard } from 'ngx-logout-action';

/** What the page of the in-flight behaviours lets people choose. */
@Injectable({ providedIn: 'root' })
export class Slowness {
  /** Milliseconds that the guard takes to answer. */
  readonly guard = signal(0);
  /** Milliseconds that the server takes to answer. */
  readonly server = signal(1_000);
  /** Whether the guard is broken. */
  readonly guardThrows = signal(false);
}

/** Lets every call pass, after as long as was chosen: a dialog that somebody takes time to answer. */
export const slowGuard: LogoutGuard = () => {
  const slowness = inject(Slowness);
  if (slowness.guardThrows()) throw new Error('The guard is broken.');
  const milliseconds = slowness.guard();
  if (milliseconds === 0) return true;
  return new Promise((resolve) => setTimeout(() => resolve(true), milliseconds));
};
