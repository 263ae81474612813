import { sessionExpiredInterceptor } from 'ngx-logout-action';

import { startFeatureApp } from '../feature-app';

startFeatureApp({ interceptors: [sessionExpiredInterceptor()] });
