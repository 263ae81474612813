import { withFormLogout } from 'ngx-logout-action';

import { startFeatureApp } from '../feature-app';

startFeatureApp({ features: [withFormLogout({ url: '/out' })] });
