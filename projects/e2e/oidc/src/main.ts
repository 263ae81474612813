import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, Component, inject, provideAppInitializer } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet } from '@angular/router';
import { LogoutActionDirective, LogoutActionService } from 'ngx-logout-action';
import { OidcLogoutReturn, oidcLogoutInterceptor } from 'ngx-logout-action/oidc';

import { CLIENT, type Recipe } from './setting';

@Component({ selector: 'app-page', template: '' })
class Page {}

@Component({
  selector: 'app-root',
  imports: [LogoutActionDirective, RouterOutlet],
  template: `
    <p>{{ client.user() ? 'Signed in as ' + client.user() : 'No one is signed in' }}</p>
    <p>Return: {{ returned }}</p>
    <p>Outcome: {{ outcome() }}</p>
    <button type="button" (click)="client.signIn()">Sign in</button>
    <button logoutAction>Sign out</button>
    <router-outlet />
  `,
})
class App {
  protected readonly client = inject(CLIENT);
  protected readonly returned = inject(OidcLogoutReturn).result;
  readonly #action = inject(LogoutActionService).defaultAction;

  constructor() {
    Object.assign(window, { client: this.client, action: this.#action });
  }

  protected outcome(): string {
    const outcome = this.#action.lastOutcome();
    if (outcome?.status === 'succeeded') return JSON.stringify(outcome.response.body);
    return outcome?.status === 'failed' ? `${outcome.error.kind}: ${outcome.error.message}` : '';
  }
}

const recipes: Record<string, () => Promise<Recipe>> = {
  '/ours': () => import('./recipes/ours'),
  '/angular-oauth2-oidc': () => import('./recipes/angular-oauth2-oidc'),
  '/angular-auth-oidc-client': () => import('./recipes/angular-auth-oidc-client'),
  '/keycloak-js': () => import('./recipes/keycloak'),
  '/oidc-client-ts': () => import('./recipes/oidc-client-ts'),
  '/auth0-angular': () => import('./recipes/auth0-angular'),
  '/msal-angular': () => import('./recipes/msal-angular'),
};

const recipe = await recipes[location.pathname]();
export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter([{ path: '**', component: Page }]),
    provideHttpClient(withInterceptors([oidcLogoutInterceptor])),
    recipe.providers,
    provideAppInitializer(async () => {
      const client = inject(CLIENT);
      await client.start();
      // The guard of an app that has no page for signed-out users.
      if (localStorage.getItem('auto-login') && !client.user()) client.signIn();
    }),
  ],
};

await bootstrapApplication(App, appConfig);
