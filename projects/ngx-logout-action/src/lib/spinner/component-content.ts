import {
  ApplicationRef,
  createComponent,
  type EnvironmentInjector,
  type Type,
} from '@angular/core';

import type { SpinnerContent } from './spinner-settings';

/** Shows a component of the app instead of the ring and the messages. */
export function componentContent(
  component: Type<unknown>,
  environmentInjector: EnvironmentInjector,
): SpinnerContent {
  const content = createComponent(component, { environmentInjector });
  environmentInjector.get(ApplicationRef).attachView(content.hostView);
  return {
    element: content.location.nativeElement as Node,
    setMessages: (messages) => {
      content.setInput('messages', messages);
      content.changeDetectorRef.detectChanges();
    },
    destroy: () => content.destroy(),
  };
}
