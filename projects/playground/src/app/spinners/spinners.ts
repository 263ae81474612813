import { ChangeDetectionStrategy, Component, DOCUMENT, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

import {
  injectLogoutAction,
  SpinnerContextDirective,
  SpinnerContextService,
} from 'ngx-logout-action';

import { ServerFaults } from '../server/server-faults';
import { SpinnerGallery } from './spinner-gallery';

const CONTEXTS = ['page', 'profile', 'orders', 'messages'] as const;

interface Task {
  readonly number: number;
  readonly words: string;
  readonly end: () => void;
}

/** Shows several widgets, tasks, and settings: messages below one spinner, and overlapping contexts. */
@Component({
  selector: 'app-spinners',
  imports: [
    MatButton,
    MatCheckbox,
    MatFormField,
    MatInput,
    MatLabel,
    SpinnerContextDirective,
    SpinnerGallery,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <header>
        <h1>Spinners</h1>
        <p class="lead">
          Show a spinner on whatever is waiting: a link, a table row, a dialog, or the whole page.
          Tasks that overlap share one spinner and list their messages.
        </p>
      </header>
      <form (submit)="start($event, message.value, +seconds.value)">
        <fieldset>
          <legend>Contexts</legend>
          @for (context of contexts; track context) {
            <mat-checkbox [checked]="chosen().has(context)" (change)="toggle(context)">{{
              context
            }}</mat-checkbox>
          }
        </fieldset>
        <div class="fields">
          <mat-form-field appearance="outline" subscriptSizing="dynamic">
            <mat-label>Message</mat-label>
            <input #message matInput value="Saving your orders" />
          </mat-form-field>
          <mat-form-field appearance="outline" subscriptSizing="dynamic">
            <mat-label>For</mat-label>
            <select #seconds matNativeControl>
              @for (choice of durations; track choice) {
                <option [value]="choice" [selected]="choice === 3">{{ choice }} s</option>
              }
            </select>
          </mat-form-field>
          <mat-form-field appearance="outline" subscriptSizing="dynamic">
            <mat-label>Look</mat-label>
            <select #look matNativeControl (change)="branded.set(look.value === 'branded')">
              <option value="plain">default</option>
              <option value="branded">branded, by custom properties</option>
            </select>
          </mat-form-field>
          <mat-form-field appearance="outline" subscriptSizing="dynamic">
            <mat-label>Direction</mat-label>
            <select #direction matNativeControl (change)="setDirection(direction.value)">
              <option value="ltr">left to right</option>
              <option value="rtl">right to left</option>
            </select>
          </mat-form-field>
        </div>
        <p class="buttons">
          <button matButton="filled" type="submit">Start a task</button>
          <button matButton="outlined" type="button" (click)="signOut()">
            Sign out of the profile, slowly
          </button>
        </p>
        <ul class="tasks" aria-label="Running tasks">
          @for (task of tasks(); track task.number) {
            <li>
              <span>{{ task.words }}</span>
              <button matButton type="button" (click)="task.end()">End {{ task.number }}</button>
            </li>
          }
        </ul>
      </form>
    </div>

    <div class="plain-app">
      <div class="inner">
        <div class="widgets" [class.branded]="branded()">
          <section
            class="card"
            id="profile"
            [spinnerContext]="'profile'"
            aria-labelledby="profile-title"
          >
            <h2 id="profile-title">Profile</h2>
            <label for="name">Name</label>
            <input id="name" value="Dora Demo" />
            <p inert>This sentence has its own <code>inert</code> attribute.</p>
            <section
              class="card"
              id="orders"
              [spinnerContext]="'orders'"
              aria-labelledby="orders-title"
            >
              <h2 id="orders-title">Orders, inside the profile</h2>
              <button type="button">Order again</button>
            </section>
          </section>
          @for (box of ['Inbox', 'Archive']; track box) {
            <section class="card" [id]="box" [spinnerContext]="'messages'" [attr.aria-label]="box">
              <h2>{{ box }}</h2>
              <p>Both boxes are the context <code>messages</code>.</p>
              <button type="button">Open {{ box }}</button>
            </section>
          }
        </div>

        <app-spinner-gallery />
      </div>
    </div>
  `,
  styles: `
    .page {
      max-inline-size: 68rem;
    }

    header,
    form {
      display: grid;
      gap: 1rem;
    }

    header {
      gap: 0.5rem;
    }

    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.75rem;
      margin: 0 0 0 -11px;
      padding: 0;
      border: 0;
    }

    legend {
      padding: 0 0 0 11px;
      font: var(--mat-sys-title-small);
    }

    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
      gap: 0.75rem;
    }

    .inner {
      max-width: 68rem;
      margin-inline: auto;
      padding: clamp(1rem, 4vw, 2.5rem);
    }

    .widgets {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr));
      gap: 0 1rem;
    }

    .widgets > #profile {
      grid-row: span 2;
    }

    .tasks {
      margin: 0;
      padding: 0;
      list-style: none;
    }

    .tasks li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 1rem;
      align-items: center;
      justify-content: space-between;
    }

    .branded {
      --logout-spinner-color: var(--redirect);
      --logout-spinner-size: 3.5rem;
      --logout-spinner-backdrop: light-dark(rgb(226 246 236 / 92%), rgb(14 40 29 / 92%));
      --logout-spinner-text-color: light-dark(#0f5132, #b8f0d2);
    }
  `,
})
export class Spinners {
  readonly #document = inject(DOCUMENT);
  readonly #spinner = inject(SpinnerContextService);
  readonly #faults = inject(ServerFaults);
  readonly #signOut = injectLogoutAction({
    name: 'spinnerDemo',
    redirectTo: '/spinners',
    spinnerContext: 'profile',
    spinnerMessage: 'Signing out',
  });
  #lastNumber = 0;

  protected readonly contexts = CONTEXTS;
  protected readonly durations = [1, 3, 10];
  protected readonly chosen = signal<ReadonlySet<string>>(new Set(['orders']));
  protected readonly branded = signal(false);
  protected readonly tasks = signal<readonly Task[]>([]);

  constructor() {
    Object.assign(this.#document.defaultView ?? {}, { spinners: this.#spinner });
  }

  protected toggle(context: string): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      if (!next.delete(context)) next.add(context);
      return next;
    });
  }

  protected setDirection(direction: string): void {
    this.#document.documentElement.dir = direction;
  }

  protected start(event: Event, message: string, seconds: number): void {
    event.preventDefault();
    const number = ++this.#lastNumber;
    const context = [...this.chosen()];
    const shown = this.#spinner.show({ context, message });
    const end = () => {
      clearTimeout(timer);
      shown.release();
      this.tasks.update((tasks) => tasks.filter((task) => task.number !== number));
    };
    const timer = setTimeout(end, seconds * 1_000);
    const words = `${number}: “${message}” in ${context.join(', ') || 'no context'}`;
    this.tasks.update((tasks) => [...tasks, { number, words, end }]);
  }

  protected signOut(): void {
    this.#faults.set(this.#signOut.name, 'slow');
    void this.#signOut.invoke();
  }
}
