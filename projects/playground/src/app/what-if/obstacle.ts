import { inject, Injectable, signal } from '@angular/core';

import type { LogoutGuard } from 'ngx-logout-action';

import type { GuardObstacle } from './failures';

/** The obstacle that "What if" adds to its own sign-outs. */
@Injectable({ providedIn: 'root' })
export class Obstacle {
  readonly guard = signal<GuardObstacle | undefined>(undefined);
}

/** The name of the action of "What if". */
export const WHAT_IF = 'whatIf';

/** For `withLogoutGuards`. */
export const obstacleGuard: LogoutGuard = ({ action }) => {
  const obstacle = action.name === WHAT_IF ? inject(Obstacle).guard() : undefined;
  switch (obstacle) {
    case undefined:
      return true;
    case 'refuses':
      return false;
    case 'never answers':
      return new Promise(() => undefined);
    case 'throws':
      throw new Error('The guard is broken.');
  }
};
