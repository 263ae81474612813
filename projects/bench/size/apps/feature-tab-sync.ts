import { withTabSync } from 'ngx-logout-action';

import { startFeatureApp } from '../feature-app';

startFeatureApp({ features: [withTabSync()] });
