import { provideLogoutAction } from 'ngx-logout-action';
import { withIdleLogout } from 'ngx-logout-action/idle';

import { startZoneApp } from '../zone-app';

void startZoneApp([provideLogoutAction({}, withIdleLogout({ after: 15 * 60_000 }))]);
