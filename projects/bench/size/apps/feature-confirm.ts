import { confirmLogout, withLogoutGuards } from 'ngx-logout-action';

import { startFeatureApp } from '../feature-app';

startFeatureApp({ features: [withLogoutGuards(confirmLogout())] });
