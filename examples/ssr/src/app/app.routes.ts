import { type Routes } from '@angular/router';

import { Deferred } from './deferred';
import { Home } from './home';

export const routes: Routes = [
  { path: '', component: Home },
  { path: 'deferred', component: Deferred },
];
