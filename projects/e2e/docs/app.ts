// What stands for the reader's own app in the samples of the documentation.
import { CommonModule } from '@angular/common';
import { Component, Injectable, input, NgModule, signal } from '@angular/core';
import { BrowserModule } from '@angular/platform-browser';
import { type Routes } from '@angular/router';

import { LogoutNavigator } from 'ngx-logout-action';

export { BrowserModule, CommonModule };

export const routes: Routes = [];

@Component({ selector: 'app-root', template: '' })
export class App {}

@Component({ selector: 'app-account', template: '' })
export class Account {}

@Component({ selector: 'app-brand-spinner', template: '' })
export class BrandSpinner {
  readonly messages = input<readonly string[]>([]);
}

@Injectable({ providedIn: 'root' })
export class UserStore {
  readonly signedIn = signal(true);

  forget(): void {
    this.signedIn.set(false);
  }
}

@Injectable({ providedIn: 'root' })
export class Draft {
  mayBeLost(): boolean {
    return confirm();
  }

  forget(): void {
    return;
  }
}

@Injectable({ providedIn: 'root' })
export class SnackBar {
  open(message: string): void {
    console.info(message);
  }
}

/** The store of NgRx, as far as a sample needs it. */
@Injectable({ providedIn: 'root' })
export class Store {
  dispatch(action: { type: string }): void {
    console.info(action);
  }
}

export const signedOut = () => ({ type: 'signed out' });

@Injectable({ providedIn: 'root' })
export class Socket {
  ask(question: string, details: object): Promise<object> {
    return Promise.resolve({ question, details });
  }
}

@Injectable({ providedIn: 'root' })
export class Printer {
  print(): Promise<void> {
    return Promise.resolve();
  }
}

/** What the app is shown in, if that is no browser. */
export const shell = {
  openInSystemBrowser: (url: string): Promise<void> => Promise.resolve(console.info(url)),
};

@Component({ selector: 'app-page', template: '', standalone: false })
export class AppComponent {}

@Component({ selector: 'app-home', template: '', standalone: false })
export class HomeComponent {}

@Component({ selector: 'app-login', template: '', standalone: false })
export class LoginComponent {}

@Component({ selector: 'app-account-page', template: '', standalone: false })
export class AccountComponent {}

@Component({ selector: 'app-profile', template: '', standalone: false })
export class ProfileComponent {}

@Injectable()
export class ShellNavigator extends LogoutNavigator {
  override toRoute(url: string): Promise<boolean> {
    return Promise.resolve(url !== '');
  }

  override toDocument(url: string): void {
    void shell.openInSystemBrowser(url);
  }
}

@NgModule()
export class AppRoutingModule {}

@Injectable({ providedIn: 'root' })
export class UnsavedChanges {
  hold(question: () => boolean | Promise<boolean>): () => void {
    return () => question;
  }

  mayLeave(): Promise<boolean> {
    return Promise.resolve(true);
  }
}
