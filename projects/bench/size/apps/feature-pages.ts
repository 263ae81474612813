import { withPages } from 'ngx-logout-action';

import { startFeatureApp } from '../feature-app';

startFeatureApp({ features: [withPages({ home: '/', login: '/sign-in' })] });
