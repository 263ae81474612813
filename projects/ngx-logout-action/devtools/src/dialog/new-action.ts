import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';

import {
  LogoutActionService,
  type LogoutAction,
  ɵproposeActionName as proposeActionName,
} from 'ngx-logout-action';

import { PageLifetime } from './page-lifetime';

/** The New Action wizard (the documentation page, "Action Creation"). */
@Component({
  selector: 'logout-new-action',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form (submit)="create($event, name.value, application.checked)">
      <h2>New Action</h2>
      <div class="property">
        <label for="logout-new-type">Type</label>
        <select id="logout-new-type">
          <option>Logout</option>
        </select>
      </div>
      <div class="property">
        <label for="logout-new-name">Name</label>
        <input
          #name
          id="logout-new-name"
          [value]="proposal"
          [attr.aria-invalid]="error() ? true : null"
          [attr.aria-describedby]="error() ? 'logout-new-error' : null"
        />
        @if (error(); as text) {
          <p class="error" role="alert" id="logout-new-error">{{ text }}</p>
        }
      </div>
      <fieldset>
        <legend>Owner</legend>
        <label
          ><input type="radio" name="owner" checked /> Page: until another one is gone to</label
        >
        <label
          ><input #application type="radio" name="owner" /> Application: available everywhere</label
        >
      </fieldset>
      <div class="row">
        <button type="submit">Done</button>
        <button type="button" (click)="cancelled.emit()">Cancel</button>
      </div>
    </form>
  `,
  styleUrl: './sheets.css',
})
export class NewAction {
  readonly created = output<LogoutAction>();
  readonly cancelled = output();

  readonly #service = inject(LogoutActionService);
  readonly #page = inject(PageLifetime);

  protected readonly proposal = proposeActionName(this.#service.actions().map(({ name }) => name));
  protected readonly error = signal('');

  protected create(event: Event, name: string, application: boolean): void {
    event.preventDefault();
    try {
      this.created.emit(
        this.#service.create(
          application
            ? { name, owner: 'application' }
            : { name, owner: 'page', destroyRef: this.#page.current() },
        ),
      );
    } catch (error) {
      this.error.set((error as Error).message);
    }
  }
}
