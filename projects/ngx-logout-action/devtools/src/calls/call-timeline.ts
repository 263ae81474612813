import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  input,
  inputBinding,
  ViewContainerRef,
} from '@angular/core';

import { type LogoutAction } from 'ngx-logout-action';

import { openShadow } from '../shadow';
import { ActionCalls } from './action-calls';
import { CALLS_CSS } from './calls-styles';

/**
 * Draws the calls of an action as they happen and describes each in words. Requires `withActionsDialog()`.
 *
 * It uses a shadow root: it inherits the text style and colors of the page, and no other styles apply.
 *
 * @example
 * ```html
 * <logout-call-timeline [action]="action" />
 * ```
 */
@Component({
  selector: 'logout-call-timeline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '',
})
export class LogoutCallTimeline {
  /** The action whose calls to draw. */
  readonly action = input.required<LogoutAction>();

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    // There is nothing to draw on the server.
    if (!('attachShadow' in host)) return;
    const calls = inject(ViewContainerRef).createComponent(ActionCalls, {
      bindings: [inputBinding('action', this.action)],
    });
    openShadow(host, CALLS_CSS).append(calls.location.nativeElement as HTMLElement);
  }
}
