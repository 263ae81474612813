import { bootstrapApplication } from '@angular/platform-browser';

// Each page only loads the style sheet of its design, as in a real app.
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
