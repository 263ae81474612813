import { DOCUMENT } from '@angular/common';
import { ApplicationRef, createComponent, type EnvironmentInjector } from '@angular/core';

import { ActionsButton } from './actions-button';

/** Adds the Actions button to the page, outside the app's own elements. */
export function showActionsButton(environmentInjector: EnvironmentInjector): void {
  const app = environmentInjector.get(ApplicationRef);
  if (app.destroyed) return;
  const button = createComponent(ActionsButton, { environmentInjector });
  app.attachView(button.hostView);
  const host = button.location.nativeElement as HTMLElement;
  environmentInjector.get(DOCUMENT).body.append(host);
  app.onDestroy(() => host.remove());
}
