import { withHttpLogout } from 'ngx-logout-action';

import { startFeatureApp } from '../feature-app';

startFeatureApp({ features: [withHttpLogout({ url: '/out' })] });
