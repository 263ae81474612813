import { withFailureHandler } from 'ngx-logout-action';

import { startFeatureApp } from '../feature-app';

startFeatureApp({ features: [withFailureHandler(() => alert('You may still be signed in.'))] });
