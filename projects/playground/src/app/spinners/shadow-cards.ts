import { ChangeDetectionStrategy, Component, ViewEncapsulation } from '@angular/core';

const TEMPLATE = `
  <p>The content is in a shadow root.</p>
  <button type="button">Inside</button>
`;

const STYLES = `
  :host { display: block; min-block-size: 8rem; padding: 1rem; border: 1px solid; border-radius: 8px; }
`;

/** A component in a shadow root with the styles of the document. */
@Component({
  selector: 'app-shadow-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.ShadowDom,
  template: TEMPLATE,
  styles: STYLES,
})
export class ShadowCard {}

/** A component in a shadow root without these styles. */
@Component({
  selector: 'app-isolated-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.ExperimentalIsolatedShadowDom,
  template: TEMPLATE,
  styles: STYLES,
})
export class IsolatedCard {}
