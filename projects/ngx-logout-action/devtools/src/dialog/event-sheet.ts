import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';

import {
  LogoutActionService,
  type LogoutAction,
  type LogoutEventName,
  ɵeventTargets as eventTargets,
  ɵLOGOUT_CONFIG as LOGOUT_CONFIG,
} from 'ngx-logout-action';

const EVENTS: readonly { name: LogoutEventName; description: string }[] = [
  {
    name: 'onBeforeUpdate',
    description: 'Before the request; a handler that answers false vetoes.',
  },
  { name: 'onSuccess', description: 'After a sign-out that succeeded.' },
  { name: 'onError', description: 'After one that failed.' },
];

/** The Events tab: the actions each event triggers, in addition to handlers attached in code. */
@Component({
  selector: 'logout-event-sheet',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (idle()) {
      <p class="note" role="note">
        While <em>Use default success handler</em> is on, none of these events is triggered.
        <button type="button" (click)="action().update({ useDefaultSuccessHandler: false })">
          Turn it off
        </button>
      </p>
    }
    @for (event of events; track event.name) {
      @let targets = targetsOf()[event.name];
      <fieldset>
        <legend>{{ event.name }}</legend>
        <p class="hint">{{ event.description }}</p>
        <ul class="targets" [attr.aria-label]="'Targets of ' + event.name">
          @for (target of targets; track $index) {
            <li>
              <span>{{ target.name ?? 'in code' }}</span>
              @if (target.name; as name) {
                <button
                  type="button"
                  [attr.aria-label]="'Remove ' + name + ' from ' + event.name"
                  (click)="remove(event.name, name)"
                >
                  Remove
                </button>
              }
            </li>
          } @empty {
            <li>none</li>
          }
        </ul>
        <div class="property">
          <label [for]="'logout-event-' + event.name">Trigger another action</label>
          <div class="row">
            <select #choice [id]="'logout-event-' + event.name">
              @for (name of others(); track name) {
                <option [value]="name">{{ name }}</option>
              }
            </select>
            <button
              type="button"
              [attr.aria-label]="'Add to ' + event.name"
              [disabled]="!others().length"
              (click)="add(event.name, choice.value)"
            >
              Add
            </button>
          </div>
        </div>
      </fieldset>
    }
  `,
  styleUrl: './sheets.css',
})
export class EventSheet {
  readonly action = input.required<LogoutAction>();

  readonly #service = inject(LogoutActionService);
  readonly #appActions = Object.keys(inject(LOGOUT_CONFIG).actions ?? {});

  protected readonly events = EVENTS;
  /** What an event can trigger: any other action and the actions of the app. */
  protected readonly others = computed(() => [
    ...this.#service
      .actions()
      .map(({ name }) => name)
      .filter((name) => name !== this.action().name),
    ...this.#appActions,
  ]);
  protected readonly targetsOf = computed(() => {
    const action = this.action();
    action.options();
    const targets = (event: LogoutEventName) =>
      eventTargets(action, event).map((target) => ({
        name: typeof target === 'string' ? target : undefined,
      }));
    return {
      onBeforeUpdate: targets('onBeforeUpdate'),
      onSuccess: targets('onSuccess'),
      onError: targets('onError'),
    };
  });
  protected readonly idle = computed(
    () =>
      this.action().options().useDefaultSuccessHandler &&
      Object.values(this.targetsOf()).some((targets) => targets.length > 0),
  );

  protected add(event: LogoutEventName, name: string): void {
    this.action().update({ [event]: [...this.action().options()[event], name] });
  }

  protected remove(event: LogoutEventName, name: string): void {
    const kept = this.action()
      .options()
      [event].filter((target) => target !== name);
    this.action().update({ [event]: kept });
  }
}
