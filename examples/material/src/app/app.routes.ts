import { type Routes } from '@angular/router';

import { Account } from './account';
import { SignIn } from './sign-in';

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'account' },
  { path: 'account', component: Account, title: 'Account' },
  { path: 'sign-in', component: SignIn, title: 'Sign in' },
];
