import { NgModule } from '@angular/core';
import { RouterModule } from '@angular/router';
import { LogoutActionModule } from 'ngx-logout-action';

import { Account } from './account';
import { Home } from './home';
import { SignIn } from './sign-in';

/** Feature modules import LogoutActionModule without forRoot(). */
@NgModule({
  declarations: [Account, Home, SignIn],
  imports: [
    LogoutActionModule,
    RouterModule.forChild([
      { path: '', component: Home, title: 'Home' },
      { path: 'account', component: Account, title: 'Account' },
      { path: 'sign-in', component: SignIn, title: 'Sign in' },
    ]),
  ],
})
export class PagesModule {}
