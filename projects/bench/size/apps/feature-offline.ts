import { withOfflineLogout } from 'ngx-logout-action';

import { startFeatureApp } from '../feature-app';

startFeatureApp({ features: [withOfflineLogout()] });
