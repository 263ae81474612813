import { inject } from '@angular/core';
import { type CanActivateFn, Router, type Routes } from '@angular/router';

import { Home } from './home/home';
import { Session } from './session/session';
import type { Stage } from './what-if/stage';

const signedIn: CanActivateFn = () =>
  inject(Session).user() ? true : inject(Router).createUrlTree(['/login']);

export const routes: Routes = [
  { path: '', component: Home, title: 'ngx-logout-action · A complete sign-out for Angular' },
  {
    path: 'login',
    loadComponent: () => import('./pages/login').then((m) => m.Login),
    title: 'Sign in · ngx-logout-action',
  },
  {
    path: 'account',
    canActivate: [signedIn],
    loadComponent: () => import('./account/account').then((m) => m.Account),
    title: 'Account · ngx-logout-action',
  },
  {
    path: 'in-flight',
    loadComponent: () => import('./in-flight/in-flight').then((m) => m.InFlight),
    title: 'In flight · ngx-logout-action',
  },
  {
    path: 'spinners',
    loadComponent: () => import('./spinners/spinners').then((m) => m.Spinners),
    title: 'Spinners · ngx-logout-action',
  },
  {
    path: 'what-if',
    loadComponent: () => import('./what-if/what-if').then((m) => m.WhatIf),
    title: 'What if · ngx-logout-action',
  },
  {
    path: 'what-if/stage/:failure',
    canActivate: [signedIn],
    canDeactivate: [(stage: Stage) => stage.canLeave()],
    loadComponent: () => import('./what-if/stage').then((m) => m.Stage),
    title: 'Private page · ngx-logout-action',
  },
  {
    path: '**',
    loadComponent: () => import('./pages/not-found').then((m) => m.NotFound),
    title: 'Page not found · ngx-logout-action',
  },
];
