import { ChangeDetectionStrategy, Component, DOCUMENT, inject, signal } from '@angular/core';

import {
  injectLogoutAction,
  SpinnerContextDirective,
  SpinnerContextService,
} from 'ngx-logout-action';

import { ServerLaboratory } from '../in-flight/server-laboratory';
import { Slowness } from '../in-flight/slow-guard';
import { SpinnerGallery } from './spinner-gallery';

const CONTEXTS = ['page', 'profile', 'orders', 'messages'] as const;

interface Task {
  readonly number: number;
  readonly words: string;
  readonly end: () => void;
}

/** Several widgets, several tasks, and all the knobs: messages under one spinner, and contexts that overlap. */
@Component({
  selector: 'app-spinners',
  imports: [SpinnerContextDirective, SpinnerGallery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Spinner contexts</h1>
    <p class="quiet">
      A spinner stands on the widget that is waiting. Start tasks, several at once, in one context
      or in more, and see what each widget makes of it. In the console:
      <code>spinners.show({{ '{' }} context: 'orders', message: 'Hello' {{ '}' }})</code>
    </p>

    <form class="card" (submit)="start($event, message.value, +seconds.value)">
      <fieldset>
        <legend>In</legend>
        @for (context of contexts; track context) {
          <label class="choice">
            <input type="checkbox" [checked]="chosen().has(context)" (change)="toggle(context)" />
            {{ context }}
          </label>
        }
      </fieldset>
      <div class="fields">
        <div>
          <label for="message">Message</label>
          <input #message id="message" value="Saving your orders" />
        </div>
        <div>
          <label for="seconds">For</label>
          <select #seconds id="seconds">
            @for (choice of durations; track choice) {
              <option [value]="choice" [selected]="choice === 3">{{ choice }} s</option>
            }
          </select>
        </div>
        <div>
          <label for="look">Looks</label>
          <select #look id="look" (change)="branded.set(look.value === 'branded')">
            <option value="plain">as it comes</option>
            <option value="branded">branded, by custom properties</option>
          </select>
        </div>
        <div>
          <label for="direction">Direction</label>
          <select #direction id="direction" (change)="setDirection(direction.value)">
            <option value="ltr">left to right</option>
            <option value="rtl">right to left</option>
          </select>
        </div>
      </div>
      <p class="buttons">
        <button class="primary" type="submit">Start a task</button>
        <button type="button" (click)="signOut()">Sign out of the profile, slowly</button>
      </p>
      <ul class="tasks" aria-label="Running tasks">
        @for (task of tasks(); track task.number) {
          <li>
            <span>{{ task.words }}</span>
            <button type="button" (click)="task.end()">End {{ task.number }}</button>
          </li>
        }
      </ul>
    </form>

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
        <p inert>This sentence is inert by its author’s wish.</p>
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
  `,
  styles: `
    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1.25rem;
    }

    .fields,
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
      margin-block-start: 0.75rem;
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
  readonly #laboratory = inject(ServerLaboratory);
  readonly #slowness = inject(Slowness);
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

  protected async signOut(): Promise<void> {
    await this.#laboratory.begin(this.#slowness.server()).catch(() => undefined);
    void this.#signOut.invoke();
  }
}
