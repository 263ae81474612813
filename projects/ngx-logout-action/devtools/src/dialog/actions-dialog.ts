import { Clipboard } from '@angular/cdk/clipboard';
import { DialogRef } from '@angular/cdk/dialog';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  linkedSignal,
  signal,
} from '@angular/core';

import { type LogoutAction, LogoutActionModule, LogoutActionService } from 'ngx-logout-action';

import { LogoutCallTimeline } from '../calls/call-timeline';
import { codeOf } from '../code/code-of';
import { EventSheet } from './event-sheet';
import { NewAction } from './new-action';
import { PropertySheet } from './property-sheet';

const TABS = ['Properties', 'Events', 'Calls', 'Code'] as const;

/** The Actions dialog: the actions of the running app with their properties, events, and calls. */
@Component({
  selector: 'logout-actions-dialog',
  imports: [EventSheet, LogoutCallTimeline, NewAction, PropertySheet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './actions-dialog.html',
  styleUrl: './actions-dialog.css',
})
export class ActionsDialog {
  readonly #service = inject(LogoutActionService);
  readonly #clipboard = inject(Clipboard);
  /** There only where an app imports it. */
  readonly #module = inject(LogoutActionModule, { optional: true });
  protected readonly dialog = inject(DialogRef);

  protected readonly tabs = TABS;
  protected readonly tab = signal<(typeof TABS)[number]>('Properties');
  protected readonly search = signal('');
  protected readonly creating = signal(false);
  protected readonly copied = signal('');

  protected readonly found = computed(() => {
    const search = this.search().toLowerCase();
    return this.#service.actions().filter(({ name }) => name.toLowerCase().includes(search));
  });
  /** The selected action, or none once it has been destroyed. */
  protected readonly action = linkedSignal<readonly LogoutAction[], LogoutAction>({
    source: this.#service.actions,
    computation: (actions, previous) =>
      actions.find((action) => action === previous?.value) ?? this.#service.defaultAction,
  });
  protected readonly code = computed(() => {
    const action = this.action();
    return codeOf(
      action,
      action === this.#service.defaultAction,
      this.#module ? 'LogoutActionModule' : 'provideLogoutAction',
    );
  });

  protected stateOf(action: LogoutAction): string {
    const queued = action.queued();
    if (!action.pending()) return 'idle';
    return queued ? `pending, ${queued} queued` : 'pending';
  }

  protected find(text: string): void {
    this.search.set(text);
  }

  protected choose(action: LogoutAction): void {
    this.action.set(action);
    this.creating.set(false);
    this.copied.set('');
  }

  protected invoke(): void {
    void this.action().invoke();
  }

  protected copy(): void {
    this.copied.set(
      this.#clipboard.copy(this.code()) ? 'Copied.' : 'The browser did not let it be copied.',
    );
  }

  /** Keyboard navigation between tabs, following the tabs pattern of the ARIA Authoring Practices Guide. */
  protected onTabKey(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = TABS[(TABS.indexOf(this.tab()) + step + TABS.length) % TABS.length];
    if (!next) return;
    event.preventDefault();
    this.tab.set(next);
    const { parentElement } = event.currentTarget as HTMLElement;
    parentElement?.querySelector<HTMLElement>(`#logout-tab-${next}`)?.focus();
  }
}
