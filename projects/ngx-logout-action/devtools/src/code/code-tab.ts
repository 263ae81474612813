import { ChangeDetectionStrategy, Component, input } from '@angular/core';

import { type LogoutAction } from 'ngx-logout-action';

import { CopyCode, injectCode } from './copy-code';

/** The Code tab: the TypeScript that creates the action with its current settings. */
@Component({
  selector: 'logout-code-tab',
  imports: [CopyCode],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="toolbar">
      <span class="hint">The TypeScript that creates this action as it is now</span>
      <logout-copy-code look="primary" [action]="action()" />
    </div>
    <pre tabindex="0"><code>{{ code() }}</code></pre>
  `,
})
export class CodeTab {
  readonly action = input.required<LogoutAction>();

  protected readonly code = injectCode(() => this.action());
}
