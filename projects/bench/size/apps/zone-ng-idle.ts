import { inject } from '@angular/core';
import { DEFAULT_INTERRUPTSOURCES, Idle, provideNgIdle } from '@ng-idle/core';

import { startZoneApp } from '../zone-app';

void startZoneApp([provideNgIdle()], () => {
  const idle = inject(Idle);
  idle.setIdle(14 * 60);
  idle.setTimeout(60);
  idle.setInterrupts(DEFAULT_INTERRUPTSOURCES);
  idle.watch();
});
