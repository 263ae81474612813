import { type Routes } from '@angular/router';

import { Account } from './account';
import { Login } from './login';

export const routes: Routes = [
  { path: '', component: Account },
  { path: 'login', component: Login },
];
