import { bootstrapApplication } from '@angular/platform-browser';

// Each page has the style sheet of its design alone, as the apps that use it have.
const design = location.pathname === '/bootstrap' ? 'bootstrap' : 'material';
const sheet = Object.assign(document.createElement('link'), {
  rel: 'stylesheet',
  href: `${design}.css`,
});
document.head.append(sheet);

const page =
  design === 'bootstrap'
    ? import('./app/bootstrap-hosts').then((m) => m.BootstrapHosts)
    : import('./app/material-hosts').then((m) => m.MaterialHosts);

page
  .then((component) => bootstrapApplication(component))
  .catch((error: unknown) => console.error(error));
