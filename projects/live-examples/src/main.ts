import { EventsExample } from './events/component';
import { eventsConfig } from './events/provider';
import { FailuresExample } from './failures/component';
import { failuresConfig } from './failures/provider';
import { IdleExample } from './idle/component';
import { idleConfig } from './idle/provider';
import { InFlightExample } from './in-flight/component';
import { inFlightConfig } from './in-flight/provider';
import { liveElement } from './live-element';
import { SpinnerExample } from './spinner/component';
import { spinnerConfig } from './spinner/provider';
import { TabsExample } from './tabs/component';
import { tabsConfig } from './tabs/provider';

for (const [name, component, config] of [
  ['events', EventsExample, eventsConfig],
  ['failures', FailuresExample, failuresConfig],
  ['idle', IdleExample, idleConfig],
  ['in-flight', InFlightExample, inFlightConfig],
  ['spinner', SpinnerExample, spinnerConfig],
  ['tabs', TabsExample, tabsConfig],
] as const) {
  customElements.define(`live-${name}`, liveElement(component, config));
}
