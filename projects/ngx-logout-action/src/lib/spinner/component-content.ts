import {
  ApplicationRef,
  createComponent,
  EnvironmentInjector,
  inject,
  type Type,
} from '@angular/core';

import type { SpinnerContent } from './spinner-content';

/** A component of the app in place of ring and list. To be called in an injection context. */
export function componentContent(component: Type<unknown>): SpinnerContent {
  const content = createComponent(component, { environmentInjector: inject(EnvironmentInjector) });
  inject(ApplicationRef).attachView(content.hostView);
  return {
    element: content.location.nativeElement as Node,
    show: (messages) => {
      content.setInput('messages', messages);
      content.changeDetectorRef.detectChanges();
    },
    destroy: () => content.destroy(),
  };
}
