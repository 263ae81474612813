import { withActions } from 'ngx-logout-action';

import { startFeatureApp } from '../feature-app';

startFeatureApp({ features: [withActions({ log: () => undefined })] });
