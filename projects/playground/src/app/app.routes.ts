import { inject } from '@angular/core';
import { type CanActivateFn, Router, type Routes } from '@angular/router';

import { Home } from './pages/home';
import { Session } from './session/session';
import type { WhatIf } from './what-if/what-if';

const signedIn: CanActivateFn = () =>
  inject(Session).user() ? true : inject(Router).createUrlTree(['/login']);

export const routes: Routes = [
  { path: '', component: Home, title: 'ngx-logout-action' },
  {
    path: 'login',
    loadComponent: () => import('./pages/login').then((m) => m.Login),
    title: 'Sign in · ngx-logout-action',
  },
  {
    path: 'account',
    canActivate: [signedIn],
    loadComponent: () => import('./pages/account').then((m) => m.Account),
    title: 'Account · ngx-logout-action',
  },
  {
    path: 'in-flight',
    loadComponent: () => import('./in-flight/in-flight').then((m) => m.InFlight),
    title: 'Calls in flight · ngx-logout-action',
  },
  {
    path: 'spinners',
    loadComponent: () => import('./spinners/spinners').then((m) => m.Spinners),
    title: 'Spinner contexts · ngx-logout-action',
  },
  {
    path: 'what-if',
    loadComponent: () => import('./what-if/what-if').then((m) => m.WhatIf),
    canDeactivate: [(page: WhatIf) => page.letsGo()],
    title: 'What if … · ngx-logout-action',
  },
  // Every other address but the one that "What if …" needs to lead nowhere.
  {
    matcher: (segments) => (segments[0]?.path === 'nowhere' ? null : { consumed: segments }),
    redirectTo: '',
  },
];
