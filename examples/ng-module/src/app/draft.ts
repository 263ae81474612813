import { Injectable, signal } from '@angular/core';

/** What the user has written but not sent. */
@Injectable({ providedIn: 'root' })
export class Draft {
  readonly text = signal('');

  mayBeLost(): boolean {
    return this.text() === '' || confirm('Sign out and lose the draft?');
  }

  forget(): void {
    this.text.set('');
  }
}
