import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'app-home',
  standalone: false,
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>An app of NgModules</h1>
    <p>It is what <code>docs/ng-modules.md</code> explains.</p>
  `,
})
export class HomeComponent {}
