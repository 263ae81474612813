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
import { MatButton } from '@angular/material/button';

import { Icon } from './icon';

/** Milliseconds that the button says so. */
const SAID = 2_000;

interface Token {
  readonly text: string;
  readonly kind: 'string' | 'keyword' | 'tag' | 'name' | 'plain';
}

const TOKEN =
  /(?<string>'[^']*'|"[^"]*")|(?<keyword>\b(?:import|from|export|const)\b)|(?<tag><\/?\w+|\/?>)|(?<name>\b(?:logoutAction|provideLogoutAction|ng)\b)/g;

/** A few lines of code with a button that copies them. */
@Component({
  selector: 'app-code-sample',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pre
      tabindex="0"
      role="region"
      [attr.aria-label]="label()"
    ><code>@for (token of tokens(); track $index) {<span [class]="token.kind">{{ token.text }}</span>}</code></pre>
    <button matButton type="button" (click)="copy()" [attr.aria-label]="'Copy ' + label()">
      <app-icon [name]="copied() ? 'check' : 'copy'" />
      {{ copied() ? 'Copied' : 'Copy' }}
    </button>
    <span class="visually-hidden" role="status">{{ copied() ? label() + ' copied' : '' }}</span>
  `,
  styles: `
    :host {
      position: relative;
      display: flex;
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
      font-size: 0.875rem;
      line-height: 1.7;
    }

    button {
      flex: none;
      min-inline-size: 6.25rem;
      margin: 0.4rem 0.4rem 0 0;
    }

    app-icon {
      inline-size: 18px;
      block-size: 18px;
      margin-inline-end: 0.35rem;
      vertical-align: -4px;
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
  /** Names the code for screen readers. */
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
    this.#timer = setTimeout(() => this.copied.set(false), SAID);
  }
}

function tokensOf(code: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of code.matchAll(TOKEN)) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, text]) => text) ?? ['plain'];
    tokens.push({ text: code.slice(end, match.index), kind: 'plain' });
    tokens.push({ text: match[0], kind: kind as Token['kind'] });
    end = match.index + match[0].length;
  }
  return [...tokens, { text: code.slice(end), kind: 'plain' }];
}
