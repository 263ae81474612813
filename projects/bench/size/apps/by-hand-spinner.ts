import { provideHttpClient } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet } from '@angular/router';
import { ServiceByHand } from '../../by-hand/service-by-hand';
import { SpinnerByHand } from '../../by-hand/spinner-by-hand';
import { ROUTES } from '../routes/one-route';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet, SpinnerByHand],
  template: `<app-spinner [busy]="service.busy()" message="Signing out"
      ><button type="button" (click)="service.logout()">Sign out</button></app-spinner
    ><router-outlet />`,
})
class App {
  protected readonly service = inject(ServiceByHand);
}

void bootstrapApplication(App, {
  providers: [provideHttpClient(), provideRouter(ROUTES)],
});
