import { provideHttpClient, withInterceptorsFromDi } from '@angular/common/http';
import { inject, NgModule, provideZoneChangeDetection } from '@angular/core';
import { BrowserModule } from '@angular/platform-browser';
import {
  LogoutActionModule,
  withCleanup,
  withHttpLogout,
  withLogoutGuards,
  withPages,
} from 'ngx-logout-action';
import { withActionsDialog } from 'ngx-logout-action/devtools';

import { App } from './app';
import { AppRoutingModule } from './app-routing-module';
import { Draft } from './draft';

@NgModule({
  declarations: [App],
  imports: [
    BrowserModule,
    AppRoutingModule,
    LogoutActionModule.forRoot(
      { inFlightBehavior: 'doNotExecute' },
      withPages({ home: '/', login: '/sign-in' }),
      withHttpLogout({ url: '/logout', xsrf: { refreshUrl: '/csrf' } }),
      withLogoutGuards(() => inject(Draft).mayDiscard()),
      withCleanup(() => inject(Draft).forget()),
      withActionsDialog(),
    ),
  ],
  providers: [provideZoneChangeDetection(), provideHttpClient(withInterceptorsFromDi())],
  bootstrap: [App],
})
export class AppModule {}
