import { type ApplicationConfig } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';

import { App } from './app';

/** The recipes, each the `app.config.ts` that its page of the cookbook prints. */
const RECIPES: Record<string, () => Promise<{ appConfig: ApplicationConfig }>> = {
  django: () => import('./django/app.config'),
  express: () => import('./express/app.config'),
  'json-token': () => import('./json-token/app.config'),
  laravel: () => import('./laravel/app.config'),
  rails: () => import('./rails/app.config'),
};

/** The page of each server names its recipe in the address of this script. */
const name = new URL(import.meta.url).searchParams.get('recipe') ?? '';
const { appConfig } = await RECIPES[name]!();
await bootstrapApplication(App, appConfig);
