import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';

import {
  LogoutActionService,
  type LogoutAction,
  type LogoutEventName,
  ɵeventTargets as eventTargets,
  ɵLOGOUT_CONFIG as LOGOUT_CONFIG,
} from 'ngx-logout-action';

const EVENTS: readonly {
  readonly name: LogoutEventName;
  readonly hint: string;
  /** A function to attach in code. */
  readonly sample: string;
}[] = [
  {
    name: 'onBeforeUpdate',
    hint: 'Before the request. A function that returns false vetoes the call.',
    sample: `() => confirm('Sign out?')`,
  },
  {
    name: 'onSuccess',
    hint: 'After a successful sign-out.',
    sample: `({ response }) => console.log(response.body)`,
  },
  {
    name: 'onError',
    hint: 'After a failed sign-out.',
    sample: `({ error }) => console.log(error.kind)`,
  },
];

const NO_EVENT = '';
const IN_CODE = '()';

/** The Events tab: what each event triggers. */
@Component({
  selector: 'logout-event-sheet',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="note" role="note" [class.off]="!isIdle()">
      Configured events are not triggered while the default success handler is on.
      <span class="space"></span>
      @if (isIdle()) {
        <button type="button" (click)="useDefault(false)">Turn it off</button>
      } @else {
        <span>It is off.</span>
        <button type="button" (click)="useDefault(true)">Turn it on</button>
      }
    </p>
    @for (row of rows(); track row.name) {
      <div class="row event" role="group" [attr.aria-labelledby]="'event-' + row.name">
        <div>
          <span class="label" [id]="'event-' + row.name">{{ row.name }}</span>
          <p class="hint">{{ row.hint }}</p>
        </div>
        <div class="targets">
          @for (target of row.inCode; track $index) {
            <span class="in-code">{{ target }}</span>
          }
          @for (target of row.menus; track $index) {
            <select
              #menu
              class="control"
              [attr.aria-label]="$index ? row.name + ' ' + ($index + 1) : row.name"
              (change)="choose(row.name, $index, menu.value)"
            >
              <option [value]="noEvent" [selected]="target === noEvent">
                {{ row.inCode.length || row.menus.length > 1 ? 'No further action' : 'No event' }}
              </option>
              <option [value]="inCode" [selected]="target === inCode">Function in code</option>
              <optgroup label="Actions">
                @for (name of choices(target); track name) {
                  <option [value]="name" [selected]="name === target">{{ name }}</option>
                }
              </optgroup>
            </select>
            @if (target === inCode) {
              <pre tabindex="0"><code>{{ sampleOf(row) }}</code></pre>
            }
          }
          @if (row.canAdd) {
            <button type="button" class="quiet" (click)="addMenu(row.name)">
              Add an action<span class="spoken"> to {{ row.name }}</span>
            </button>
          }
        </div>
      </div>
    }
  `,
})
export class EventSheet {
  readonly action = input.required<LogoutAction>();

  readonly #service = inject(LogoutActionService);
  readonly #appActions = Object.keys(inject(LOGOUT_CONFIG).actions ?? {});

  protected readonly noEvent = NO_EVENT;
  protected readonly inCode = IN_CODE;
  protected readonly isIdle = computed(() => this.action().options().useDefaultSuccessHandler);
  /** What the empty menu of an event shows. Absent if the event has none. */
  readonly #openMenus = linkedSignal<LogoutAction, Partial<Record<LogoutEventName, string>>>({
    source: this.action,
    computation: () => ({}),
  });

  protected readonly rows = computed(() =>
    EVENTS.map((event) => {
      const inCode = this.#inCode(event.name);
      const names = this.#names(event.name);
      const isEmpty = !names.length && !inCode.length;
      const open = this.#openMenus()[event.name] ?? (isEmpty ? NO_EVENT : undefined);
      return {
        ...event,
        inCode,
        menus: open === undefined ? names : [...names, open],
        canAdd: open === undefined,
      };
    }),
  );

  /** What an event can trigger: any other action, the actions of `withActions`, and its current targets. */
  protected choices(target: string): readonly string[] {
    const others = this.#service.actions().filter((other) => other !== this.action());
    const names = [...others.map(({ name }) => name), ...this.#appActions];
    const isUnknown = target !== NO_EVENT && target !== IN_CODE;
    return [...new Set(isUnknown ? [...names, target] : names)];
  }

  protected sampleOf({ name, sample }: { name: LogoutEventName; sample: string }): string {
    return `${name}: ${sample},`;
  }

  protected useDefault(useDefaultSuccessHandler: boolean): void {
    this.action().update({ useDefaultSuccessHandler });
  }

  protected addMenu(event: LogoutEventName): void {
    this.#openMenus.update((menus) => ({ ...menus, [event]: NO_EVENT }));
  }

  /** Replaces, removes, or adds the target of a menu. Functions cannot be attached here, so their code is shown. */
  protected choose(event: LogoutEventName, index: number, chosen: string): void {
    const names = this.#names(event);
    const isTarget = chosen !== NO_EVENT && chosen !== IN_CODE;
    const kept = names.filter((_, position) => position !== index);
    const changed = isTarget ? [...names.slice(0, index), chosen, ...names.slice(index + 1)] : kept;
    const functions = this.action()
      .options()
      [event].filter((target) => typeof target !== 'string');
    this.action().update({ [event]: [...functions, ...changed] });
    this.#openMenus.update((menus) => ({
      ...menus,
      [event]: chosen === IN_CODE ? IN_CODE : undefined,
    }));
  }

  /** The actions named in the options. Only these can be changed here. */
  #names(event: LogoutEventName): readonly string[] {
    const targets: readonly unknown[] = this.action().options()[event];
    return targets.filter((target) => typeof target === 'string');
  }

  /** Describes the targets that were attached in code. */
  #inCode(event: LogoutEventName): readonly string[] {
    const action = this.action();
    const configured: readonly unknown[] = action.options()[event];
    const all: readonly unknown[] = eventTargets(action, event);
    const words = (target: unknown) =>
      typeof target === 'string' ? `${target} (in code)` : 'Function in code';
    return [
      ...configured.filter((target) => typeof target !== 'string'),
      ...all.slice(configured.length),
    ].map(words);
  }
}
