import { inject, Injectable, signal } from '@angular/core';
import { MsalService } from '@azure/msal-angular';
import { firstValueFrom } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class Session {
  readonly #msal = inject(MsalService);
  readonly user = signal('');

  async start(): Promise<void> {
    await firstValueFrom(this.#msal.initialize());
    await firstValueFrom(this.#msal.handleRedirectObservable());
    this.user.set(this.#msal.instance.getAllAccounts()[0]?.localAccountId ?? '');
  }

  signIn(): void {
    this.#msal.loginRedirect();
  }
}
