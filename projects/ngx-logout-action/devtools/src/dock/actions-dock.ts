import { DOCUMENT } from '@angular/common';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
} from '@angular/core';

import { type LogoutAction, LogoutActionService } from 'ngx-logout-action';

import { CallJournal } from '../calls/call-journal';
import { CallsTab } from '../calls/calls-tab';
import { CodeTab } from '../code/code-tab';
import { CopyCode } from '../code/copy-code';
import { adoptStyles } from '../shadow';
import { ActionForm, type FormPurpose } from './action-form';
import { DialogActions } from './dialog-actions';
import { DockLayout, TABS } from './dock-layout';
import { EventSheet } from './event-sheet';
import { IdleStateView } from './idle-state';
import { PropertySheet } from './property-sheet';
import { ResizeHandle } from './resize-handle';

export { DOCK_CSS } from './dock-styles';

/**
 * The Actions dialog: the actions of the running app with their properties, events, and calls. It is docked at an edge of
 * the page, which stays usable.
 */
@Component({
  selector: 'logout-actions-dock',
  imports: [
    ActionForm,
    CallsTab,
    CodeTab,
    CopyCode,
    EventSheet,
    IdleStateView,
    PropertySheet,
    ResizeHandle,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './actions-dock.html',
})
export class ActionsDock {
  /** Closes the dialog. */
  readonly closed = input.required<() => void>();

  readonly #service = inject(LogoutActionService);
  readonly #journal = inject(CallJournal);
  readonly #actions = inject(DialogActions);
  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly layout = inject(DockLayout);

  protected readonly tabs = TABS;
  protected readonly search = signal('');
  /** The open form, if any. */
  protected readonly form = signal<FormPurpose | undefined>(undefined);

  /** The actions of the app, followed by ended actions that have calls. */
  readonly #all = computed(() => [
    ...new Set([...this.#service.actions(), ...this.#journal.actions()]),
  ]);
  protected readonly found = computed(() => {
    const search = this.search().toLowerCase();
    return this.#all().filter(({ name }) => name.toLowerCase().includes(search));
  });
  /** The selected action. An ended action stays selected while its calls are kept. */
  protected readonly action = linkedSignal<readonly LogoutAction[], LogoutAction>({
    source: this.#all,
    computation: (actions, previous) =>
      actions.find((action) => action === previous?.value) ?? this.#service.defaultAction,
  });
  protected readonly isEnded = computed(() => this.#hasEnded(this.action()));
  protected readonly isOwn = computed(() => this.#actions.owns(this.action()) && !this.isEnded());

  constructor() {
    const document = inject(DOCUMENT);
    // Adds room at the end of the page, so that its content can be scrolled out from under the dialog.
    effect((onCleanup) => {
      const { side, size } = this.layout;
      const room = `${side()}: ${size()}px !important;`;
      onCleanup(adoptStyles(document, `html { padding-${room} scroll-padding-${room} }`));
    });
  }

  protected stateOf(action: LogoutAction): string {
    if (this.#hasEnded(action)) return 'ended';
    if (!action.pending()) return 'idle';
    const queued = action.queued();
    return queued ? `pending, ${queued} queued` : 'pending';
  }

  protected choose(action: LogoutAction): void {
    this.action.set(action);
    this.form.set(undefined);
  }

  protected invoke(): void {
    void this.action().invoke();
  }

  protected remove(): void {
    const action = this.action();
    this.#actions.delete(action);
    this.#journal.clear(action);
    this.#focusAction();
  }

  /** Lists, selects, and focuses the new or changed action. */
  protected finish(action: LogoutAction): void {
    this.search.set('');
    this.choose(action);
    this.#focusAction();
  }

  protected cancel(): void {
    this.form.set(undefined);
    this.#focusAction();
  }

  /** Closes the dialog, but not for Escape elsewhere on the page. */
  protected onEscape(event: Event): void {
    event.stopPropagation();
    this.closed()();
  }

  /** Keyboard navigation between tabs, following the tabs pattern of the ARIA Authoring Practices Guide. */
  protected onTabKey(event: KeyboardEvent): void {
    const current = TABS.indexOf(this.layout.tab());
    const next = new Map([
      ['ArrowRight', TABS[(current + 1) % TABS.length]],
      ['ArrowLeft', TABS.at(current - 1)],
      ['Home', TABS[0]],
      ['End', TABS.at(-1)],
    ]).get(event.key);
    if (!next) return;
    event.preventDefault();
    this.layout.update({ tab: next });
    this.#focus(`#tab-${next}`);
  }

  #hasEnded(action: LogoutAction): boolean {
    return !this.#service.actions().includes(action);
  }

  #focusAction(): void {
    this.#focus('[aria-current]');
  }

  #focus(selector: string): void {
    afterNextRender(() => this.#host.querySelector<HTMLElement>(selector)?.focus(), {
      injector: this.#injector,
    });
  }
}
