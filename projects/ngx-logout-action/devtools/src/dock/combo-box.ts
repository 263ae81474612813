import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';

import { namesOf } from './properties';

/** A proposed value. */
export interface Proposal {
  readonly value: string;
  readonly label: string;
}

/** Height of the list in pixels. With less room below, it opens upward. */
const LIST_HEIGHT = 220;

/** A text field with a list of proposals (the ARIA combobox pattern). Any other text is allowed. */
@Component({
  selector: 'logout-combo-box',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="combo">
      <input
        #field
        class="control"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        aria-autocomplete="list"
        [id]="fieldId()"
        [value]="text()"
        [attr.aria-expanded]="isOpen()"
        [attr.aria-controls]="fieldId() + '-list'"
        [attr.aria-activedescendant]="isOpen() && active() >= 0 ? optionId(active()) : null"
        [attr.aria-invalid]="invalid() ? true : null"
        [attr.aria-describedby]="describedBy()"
        (focus)="focused.emit(true)"
        (blur)="leave()"
        (click)="open('')"
        (input)="type(field.value)"
        (keydown)="onKey($event)"
      />
      <span class="arrow" aria-hidden="true" (mousedown)="toggle($event)"></span>
      <ul
        #list
        class="list"
        role="listbox"
        popover="manual"
        [id]="fieldId() + '-list'"
        [attr.aria-label]="label()"
        [attr.aria-multiselectable]="multiple() ? true : null"
      >
        @for (proposal of shown(); track proposal.value) {
          <li
            role="option"
            [id]="optionId($index)"
            [class.active]="$index === active()"
            [attr.aria-selected]="isChosen(proposal.value)"
            (mousedown)="choose(proposal.value, $event)"
            (mouseenter)="activate($index)"
          >
            {{ proposal.label }}
          </li>
        }
      </ul>
    </div>
  `,
})
export class ComboBox {
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly value = input.required<string>();
  readonly proposals = input.required<readonly Proposal[]>();
  /** Whether the value is a comma-separated list, in which a choice toggles a name. */
  readonly multiple = input(false);
  readonly invalid = input(false);
  readonly describedBy = input.required<string>();

  /** The value that was typed or chosen. */
  readonly committed = output<string>();
  /** The proposal under the pointer or chosen by the arrow keys, if any. */
  readonly previewed = output<string | undefined>();
  readonly focused = output<boolean>();

  protected readonly fieldElement = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly listElement = viewChild.required<ElementRef<HTMLElement>>('list');

  protected readonly isOpen = signal(false);
  /** The typed text that filters the list. */
  readonly #filter = signal('');
  protected readonly active = signal(-1);
  /** The text in the field: the label of a proposed value, or the value itself. */
  protected readonly text = linkedSignal(() => this.#labelOf(this.value()));
  protected readonly shown = computed(() => {
    const filter = this.#filter().toLowerCase();
    const found = this.proposals().filter(({ label }) => label.toLowerCase().includes(filter));
    return found.length ? found : this.proposals();
  });

  protected optionId(index: number): string {
    return `${this.fieldId()}-option-${index}`;
  }

  protected isChosen(value: string): boolean {
    return this.multiple() ? namesOf(this.value()).includes(value) : value === this.value();
  }

  protected open(filter: string): void {
    this.#filter.set(filter);
    this.active.set(-1);
    if (this.isOpen()) return;
    this.isOpen.set(true);
    const list = this.listElement().nativeElement;
    const { left, top, bottom, width } = this.fieldElement().nativeElement.getBoundingClientRect();
    const below = innerHeight - bottom;
    const opensUp = below < LIST_HEIGHT && top > below;
    Object.assign(list.style, {
      left: `${left}px`,
      width: `${width}px`,
      top: opensUp ? 'auto' : `${bottom + 2}px`,
      bottom: opensUp ? `${innerHeight - top + 2}px` : 'auto',
      maxHeight: `${Math.min(LIST_HEIGHT, (opensUp ? top : below) - 8)}px`,
    });
    list.showPopover();
    // The list is in the top layer and would not scroll with the field.
    list.getRootNode().addEventListener('scroll', this.#closeOnScroll, { capture: true });
  }

  protected type(text: string): void {
    this.text.set(text);
    this.open((this.multiple() ? text.split(',').at(-1) : text)?.trim() ?? '');
  }

  protected toggle(event: Event): void {
    event.preventDefault();
    this.fieldElement().nativeElement.focus();
    if (this.isOpen()) this.#close();
    else this.open('');
  }

  protected activate(index: number): void {
    this.active.set(index);
    this.previewed.emit(this.shown()[index]?.value);
    this.listElement().nativeElement.children[index]?.scrollIntoView({ block: 'nearest' });
  }

  protected choose(value: string, event?: Event): void {
    // Keeps the focus in the field.
    event?.preventDefault();
    this.#close();
    if (!this.multiple()) return this.#commit(value);
    const names = namesOf(this.value());
    const chosen = names.includes(value)
      ? names.filter((name) => name !== value)
      : [...names, value];
    this.#commit(chosen.join(', '));
  }

  protected leave(): void {
    this.#close();
    this.#commitText();
    this.focused.emit(false);
  }

  protected onKey(event: KeyboardEvent): void {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (!this.isOpen()) this.open('');
      const count = this.shown().length;
      const from = this.active() < 0 && key === 'ArrowUp' ? count : this.active();
      this.activate((from + (key === 'ArrowDown' ? 1 : -1) + count) % count);
    } else if (key === 'Enter') {
      const proposal = this.isOpen() ? this.shown()[this.active()] : undefined;
      if (proposal) this.choose(proposal.value);
      else this.#commitText();
    } else if (key === 'Escape' && this.isOpen()) {
      event.stopPropagation();
      this.#close();
    }
  }

  readonly #closeOnScroll = ({ target }: Event): void => {
    const list = this.listElement().nativeElement;
    if (target !== list && target !== this.fieldElement().nativeElement) this.#close();
  };

  #close(): void {
    if (!this.isOpen()) return;
    this.isOpen.set(false);
    this.previewed.emit(undefined);
    const list = this.listElement().nativeElement;
    list.getRootNode().removeEventListener('scroll', this.#closeOnScroll, { capture: true });
    list.hidePopover();
  }

  #commitText(): void {
    const text = this.fieldElement().nativeElement.value;
    if (text === this.#labelOf(this.value())) return;
    this.#commit(this.proposals().find(({ label }) => label === text)?.value ?? text.trim());
  }

  #commit(value: string): void {
    this.text.set(this.#labelOf(value));
    this.#close();
    if (value !== this.value()) this.committed.emit(value);
  }

  #labelOf(value: string): string {
    if (this.multiple()) return value;
    return this.proposals().find((proposal) => proposal.value === value)?.label ?? value;
  }
}
