import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'app-home',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Home</h1>
    <p>Everyone can see this page. The account is for signed-in users.</p>
  `,
})
export class Home {}
