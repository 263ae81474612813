import { type Routes } from '@angular/router';

import { Account } from './account';
import { Home } from './home';
import { SignIn } from './sign-in';

export const routes: Routes = [
  { path: '', component: Home, title: 'Home' },
  { path: 'account', component: Account, title: 'Account' },
  { path: 'sign-in', component: SignIn, title: 'Sign in' },
];
