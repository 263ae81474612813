import { withBeforeLogout } from 'ngx-logout-action';

import { startFeatureApp } from '../feature-app';

startFeatureApp({ features: [withBeforeLogout(() => Promise.resolve())] });
