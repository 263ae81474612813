import { type Routes } from '@angular/router';

/** Pages that share code of Angular with each other and with the initial chunk, as in real apps. */
export const ROUTES: Routes = [
  { path: 'orders', loadComponent: () => import('./pages/orders') },
  { path: 'search', loadComponent: () => import('./pages/search') },
  { path: 'profile', loadComponent: () => import('./pages/profile') },
  { path: '**', loadComponent: () => import('./pages/not-found') },
];
