import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';

import { type LogoutAction, LogoutActionModule, LogoutActionService } from 'ngx-logout-action';

import { codeOf } from './code-of';

/** A button that copies the code of an action and reports the result. */
@Component({
  selector: 'logout-copy-code',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button type="button" [class]="look()" (click)="copy()">Copy as code</button>
    <span class="copied" role="status">{{ result() }}</span>
  `,
})
export class CopyCode {
  readonly action = input.required<LogoutAction>();
  readonly look = input('');

  readonly #code = injectCode(() => this.action());
  /** The result of copying. Cleared when the code changes. */
  protected readonly result = linkedSignal<string, string>({
    source: this.#code,
    computation: () => '',
  });

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#code());
      this.result.set('Copied.');
    } catch {
      // The context is not secure, or the permission is missing.
      this.result.set('Not copied. Select the code and copy it.');
    }
  }
}

/** The code of an action, in the form the app uses. Must be called in an injection context. */
export function injectCode(action: () => LogoutAction) {
  const service = inject(LogoutActionService);
  // Only present in apps that import it.
  const module = inject(LogoutActionModule, { optional: true });
  const form = module ? 'LogoutActionModule' : 'provideLogoutAction';
  return computed(() => codeOf(action(), action() === service.defaultAction, form));
}
