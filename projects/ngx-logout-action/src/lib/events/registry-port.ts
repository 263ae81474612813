import { Injectable } from '@angular/core';

import type { LogoutEventName, LogoutEventTargetOf } from '../model/logout-events';

/** Where actions find the targets of `LogoutEventRegistry`, whose code is there only where the app uses it. */
@Injectable({ providedIn: 'root' })
export class RegistryPort {
  targets: <E extends LogoutEventName>(
    action: string,
    event: E,
  ) => readonly LogoutEventTargetOf<E>[] = () => [];
}
