import { inject } from '@angular/core';
import { UserIdleConfig, UserIdleService } from 'angular-user-idle';

import { startZoneApp } from '../zone-app';

void startZoneApp(
  [{ provide: UserIdleConfig, useValue: { idle: 14 * 60, timeout: 60, ping: 0 } }],
  () => {
    const idle = inject(UserIdleService);
    idle.startWatching();
    idle.onTimerStart().subscribe();
    idle.onTimeout().subscribe();
  },
);
