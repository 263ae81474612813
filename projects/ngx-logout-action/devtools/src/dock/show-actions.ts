import { DOCUMENT } from '@angular/common';
import { ApplicationRef, createComponent, type EnvironmentInjector } from '@angular/core';

import { openShadow } from '../shadow';
import { ActionsLauncher } from './actions-launcher';
import { LAUNCHER_CSS } from './launcher-styles';
import { isShortcut } from './shortcut';

/** Adds the Actions button to the page, outside of the app and its styles. */
export function showActions(environmentInjector: EnvironmentInjector): void {
  const app = environmentInjector.get(ApplicationRef);
  if (app.destroyed) return;
  const document = environmentInjector.get(DOCUMENT);
  const host = document.createElement('logout-actions');
  const launcher = createComponent(ActionsLauncher, { environmentInjector });
  app.attachView(launcher.hostView);
  openShadow(host, LAUNCHER_CSS).append(launcher.location.nativeElement as HTMLElement);
  for (const type of ['keydown', 'keyup', 'keypress'] as const) {
    // Hides typing in the dialog from keyboard shortcuts of the app.
    host.addEventListener(type, (event) => {
      if (!isShortcut(event)) event.stopPropagation();
    });
  }
  document.body.append(host);
  app.onDestroy(() => host.remove());
}
