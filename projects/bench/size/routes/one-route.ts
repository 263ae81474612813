import { Component } from '@angular/core';
import { type Routes } from '@angular/router';

@Component({ selector: 'app-home', template: 'Home' })
class Home {}

/** What the apps are built with; the configuration `lazy-routes` replaces this file by the other one. */
export const ROUTES: Routes = [{ path: '**', component: Home }];
