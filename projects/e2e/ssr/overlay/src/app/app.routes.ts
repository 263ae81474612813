import { type Routes } from '@angular/router';

import { Deferred } from './deferred';
import { Everything } from './everything';
import { Home } from './home';

/** The routes of the example, and `everything`. */
export const routes: Routes = [
  { path: '', component: Home },
  { path: 'deferred', component: Deferred },
  { path: 'everything', component: Everything },
];
