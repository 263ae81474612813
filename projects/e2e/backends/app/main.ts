import { type ApplicationConfig } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';

import { App } from './app';

/** The `app.config.ts` files that the cookbook pages print. */
const RECIPES: Record<string, () => Promise<{ appConfig: ApplicationConfig }>> = {
  django: () => import('./django/app.config'),
  express: () => import('./express/app.config'),
  'json-token': () => import('./json-token/app.config'),
  laravel: () => import('./laravel/app.config'),
  rails: () => import('./rails/app.config'),
};

/** Each server's page names its recipe in the URL of this script. */
const name = new URL(import.meta.url).searchParams.get('recipe') ?? '';
const { appConfig } = await RECIPES[name]!();
await bootstrapApplication(App, appConfig);
