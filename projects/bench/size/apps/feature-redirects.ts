import { withAllowedRedirects } from 'ngx-logout-action';

import { startFeatureApp } from '../feature-app';

startFeatureApp({ features: [withAllowedRedirects('https://id.example.org')] });
