import { clearCaches, withCleanup } from 'ngx-logout-action';

import { startFeatureApp } from '../feature-app';

startFeatureApp({ features: [withCleanup(clearCaches())] });
