import { Clipboard } from '@angular/cdk/clipboard';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  signal,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';

import { Icon } from './icon';

/** How long the button shows that the code was copied, in milliseconds. */
const FEEDBACK_TIME = 2_000;

interface Token {
  readonly text: string;
  readonly kind: 'string' | 'keyword' | 'tag' | 'name' | 'text';
}

const TOKEN =
  /(?<string>'[^']*'|"[^"]*")|(?<keyword>\b(?:import|from|export|const)\b)|(?<tag><\/?\w+|\/?>)|(?<name>\b(?:logoutAction|provideLogoutAction|ng)\b)/g;

/** A few lines of code with a button that copies them. */
@Component({
  selector: 'app-code-sample',
  imports: [Icon, MatIconButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pre
      tabindex="0"
      role="region"
      [attr.aria-label]="label()"
    ><code>@for (token of tokens(); track $index) {<span [class]="token.kind">{{ token.text }}</span>}</code></pre>
    <button
      matIconButton
      type="button"
      [attr.aria-label]="'Copy ' + label()"
      [class.copied]="copied()"
      (click)="copy()"
    >
      <app-icon [name]="copied() ? 'check' : 'copy'" />
    </button>
    <span class="visually-hidden" role="status">{{ copied() ? label() + ' copied' : '' }}</span>
  `,
  styles: `
    :host {
      display: flex;
      min-inline-size: 0;
      align-items: flex-start;
      gap: 0.5rem;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 16px;
      background: var(--mat-sys-surface-container-low);
    }

    pre {
      flex: 1;
      min-inline-size: 0;
      margin: 0;
      padding: 0.9rem 0 0.9rem 1.1rem;
      overflow-x: auto;
      border-radius: 16px;
      font-size: 0.8125rem;
      line-height: 1.75;
    }

    @media (max-width: 30rem) {
      pre {
        font-size: 0.75rem;
        white-space: pre-wrap;
      }

      .string {
        white-space: nowrap;
      }
    }

    button {
      --mat-icon-button-icon-size: 20px;
      flex: none;
      margin: 0.25rem 0.25rem 0 0;
    }

    .copied {
      color: var(--good);
    }

    app-icon {
      inline-size: 20px;
      block-size: 20px;
    }

    .string {
      color: var(--good);
    }

    .keyword {
      color: var(--attention);
    }

    .name {
      color: var(--mat-sys-primary);
      font-weight: 600;
    }

    .tag {
      color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class CodeSample {
  readonly #clipboard = inject(Clipboard);
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly code = input.required<string>();
  /** The label of the code for screen readers. */
  readonly label = input.required<string>();

  protected readonly copied = signal(false);
  protected readonly tokens = computed(() => tokensOf(this.code()));

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#timer));
  }

  protected copy(): void {
    if (!this.#clipboard.copy(this.code())) return;
    this.copied.set(true);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.copied.set(false), FEEDBACK_TIME);
  }
}

function tokensOf(code: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of code.matchAll(TOKEN)) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, text]) => text) ?? ['text'];
    tokens.push({ text: code.slice(end, match.index), kind: 'text' });
    tokens.push({ text: match[0], kind: kind as Token['kind'] });
    end = match.index + match[0].length;
  }
  return [...tokens, { text: code.slice(end), kind: 'text' }];
}
