import { Injectable, signal } from '@angular/core';

/** The text that the user has not sent yet. */
@Injectable({ providedIn: 'root' })
export class Draft {
  readonly text = signal('');

  mayDiscard(): boolean {
    return this.text() === '' || confirm('Sign out and discard the draft?');
  }

  forget(): void {
    this.text.set('');
  }
}
