import { withSession } from 'ngx-logout-action';

import { startFeatureApp } from '../feature-app';

startFeatureApp({ features: [withSession({ isAuthenticated: () => true })] });
