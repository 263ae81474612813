import { provideHttpClient } from '@angular/common/http';
import { type ApplicationConfig, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { provideRouter } from '@angular/router';
import {
  provideLogoutAction,
  withFailureHandler,
  withLogoutGuards,
  withPages,
} from 'ngx-logout-action';

import { routes } from './app.routes';
import { ConfirmSignOut } from './confirm-sign-out';

export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    provideHttpClient(),
    provideLogoutAction(
      { inFlightBehavior: 'doNotExecute' },
      withPages({ login: '/sign-in' }),
      withLogoutGuards(() => inject(MatDialog).open(ConfirmSignOut).afterClosed()),
      withFailureHandler((_error, { retry }) => {
        inject(MatSnackBar)
          .open('You may still be signed in.', 'Try again')
          .onAction()
          .subscribe(() => void retry());
      }),
    ),
  ],
};
