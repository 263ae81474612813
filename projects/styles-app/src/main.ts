import { bootstrapApplication } from '@angular/platform-browser';

import { App } from './app/app';
import { appConfig } from './app/app.config';

/** The style sheet for a test: `bootstrap`, `pico`, `hostile`, or none. */
const styles = new URLSearchParams(location.search).get('styles');
if (styles) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = `${styles}.css`;
  document.head.append(link);
}

bootstrapApplication(App, appConfig).catch((error: unknown) => console.error(error));
