import { provideHttpClient, withInterceptorsFromDi } from '@angular/common/http';
import { NgModule, inject, provideZoneChangeDetection } from '@angular/core';
import { BrowserModule } from '@angular/platform-browser';

import {
  LogoutActionModule,
  withCleanup,
  withHttpLogout,
  withLogoutGuards,
  withPages,
} from 'ngx-logout-action';
import { withActionsDialog } from 'ngx-logout-action/devtools';

import { AccountComponent } from './account/account.component';
import { Draft } from './account/draft.service';
import { AppRoutingModule } from './app-routing.module';
import { AppComponent } from './app.component';
import { HomeComponent } from './home/home.component';
import { LoginComponent } from './login/login.component';

@NgModule({
  declarations: [AppComponent, HomeComponent, LoginComponent, AccountComponent],
  imports: [
    BrowserModule,
    AppRoutingModule,
    LogoutActionModule.forRoot(
      { inFlightBehavior: 'doNotExecute' },
      withPages({ home: '/', login: '/login' }),
      withHttpLogout({ url: '/logout', xsrf: { refreshUrl: '/csrf' } }),
      withLogoutGuards(() => inject(Draft).mayBeLost()),
      withCleanup(() => inject(Draft).forget()),
      withActionsDialog(),
    ),
  ],
  providers: [provideZoneChangeDetection(), provideHttpClient(withInterceptorsFromDi())],
  bootstrap: [AppComponent],
})
export class AppModule {}
