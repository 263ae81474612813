import { Component } from '@angular/core';
import { type Routes } from '@angular/router';

@Component({ selector: 'app-home', template: 'Home' })
class Home {}

/**
 * The default routes of the apps. The configuration `lazy-routes` replaces this file with the other
 * one.
 */
export const ROUTES: Routes = [{ path: '**', component: Home }];
