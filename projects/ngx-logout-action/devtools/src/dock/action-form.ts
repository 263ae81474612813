import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';

import { type LogoutAction, type LogoutActionOwner } from 'ngx-logout-action';

import { DialogActions } from './dialog-actions';

/** What the form is for. */
export type FormPurpose = 'New Action' | 'Rename' | 'Duplicate';

const OWNERS: readonly {
  readonly value: LogoutActionOwner;
  readonly name: string;
  readonly hint: string;
}[] = [
  { value: 'page', name: 'Page', hint: 'The action ends when you leave this page.' },
  { value: 'application', name: 'Application', hint: 'The action is available on every page.' },
];

/** The New Action wizard (WaveMaker's page, "Action Creation"), also used to rename and duplicate actions. */
@Component({
  selector: 'logout-action-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form
      class="form"
      aria-labelledby="form-title"
      (submit)="done($event)"
      (keydown.escape)="cancel($event)"
    >
      <h3 id="form-title">{{ title() }}</h3>
      @if (purpose() === 'New Action') {
        <fieldset class="row">
          <legend>Type</legend>
          <label class="card">
            <input type="radio" name="type" checked />
            <span><b>Logout</b><small>Ends the session and redirects the user.</small></span>
          </label>
        </fieldset>
      }
      <div class="row">
        <label for="form-name">Name</label>
        <input
          #nameField
          id="form-name"
          class="control"
          type="text"
          autocomplete="off"
          spellcheck="false"
          [value]="proposal()"
          [attr.aria-invalid]="error() ? true : null"
          [attr.aria-describedby]="error() ? 'form-error' : null"
        />
        @if (error(); as text) {
          <p class="error" role="alert" id="form-error">{{ text }}</p>
        }
      </div>
      <fieldset class="row">
        <legend>Owner</legend>
        <div class="cards">
          @for (option of owners; track option.value) {
            <label class="card">
              <input
                type="radio"
                name="owner"
                [checked]="option.value === owner()"
                (change)="chosenOwner.set(option.value)"
              />
              <span
                ><b>{{ option.name }}</b
                ><small>{{ option.hint }}</small></span
              >
            </label>
          }
        </div>
      </fieldset>
      <div class="buttons">
        <button type="submit" class="primary">Done</button>
        <button type="button" (click)="cancelled.emit()">Cancel</button>
      </div>
    </form>
  `,
})
export class ActionForm {
  readonly purpose = input.required<FormPurpose>();
  /** The action to rename or duplicate. */
  readonly action = input.required<LogoutAction>();

  readonly finished = output<LogoutAction>();
  readonly cancelled = output();

  readonly #actions = inject(DialogActions);
  protected readonly nameElement = viewChild.required<ElementRef<HTMLInputElement>>('nameField');

  protected readonly owners = OWNERS;
  protected readonly title = computed(() =>
    this.purpose() === 'New Action' ? 'New Action' : `${this.purpose()} ${this.action().name}`,
  );
  protected readonly proposal = computed(() =>
    this.purpose() === 'Rename' ? this.action().name : this.#actions.proposeName(),
  );
  protected readonly chosenOwner = signal<LogoutActionOwner | undefined>(undefined);
  protected readonly owner = computed(
    () => this.chosenOwner() ?? (this.purpose() === 'New Action' ? 'page' : this.action().owner),
  );
  protected readonly error = signal('');

  constructor() {
    afterNextRender(() => this.nameElement().nativeElement.select());
  }

  protected done(event: Event): void {
    event.preventDefault();
    const identity = { name: this.nameElement().nativeElement.value.trim(), owner: this.owner() };
    try {
      this.finished.emit(this.#apply(identity));
    } catch (error) {
      this.error.set((error as Error).message);
      this.nameElement().nativeElement.focus();
    }
  }

  /** Escape closes the form, not the dialog. */
  protected cancel(event: Event): void {
    event.stopPropagation();
    this.cancelled.emit();
  }

  #apply(identity: { name: string; owner: LogoutActionOwner }): LogoutAction {
    const action = this.action();
    switch (this.purpose()) {
      case 'New Action':
        return this.#actions.create(identity);
      case 'Duplicate':
        return this.#actions.create(identity, action);
      case 'Rename':
        return this.#actions.rename(action, identity);
    }
  }
}
