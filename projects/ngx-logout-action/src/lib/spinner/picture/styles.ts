/** Styles of the hosts, to anchor overlays. They are in the scope of the app's styles, so they must match nothing else. */
export const ANCHOR_CSS = `
[data-logout-spinner-anchor] { isolation: isolate !important; }
[data-logout-spinner-anchor='static'] { position: relative !important; }
`;

/**
 * Styles of the shadow root of each overlay. `!important` protects it from styles of the app. Scripts set the names
 * that begin with `--_`.
 */
export const OVERLAY_CSS = `
:host(logout-spinner-overlay) {
  all: initial !important;
  --_back: var(--logout-spinner-backdrop, var(--_own-back, var(--mat-sys-surface, var(--_page, Canvas))));
  --_solid: linear-gradient(var(--_back), var(--_back)), var(--_own-back, var(--_page, Canvas));
  --_veil: var(--logout-spinner-backdrop, color-mix(in srgb, var(--_back) 87%, transparent));
  position: absolute !important;
  inset: var(--_top, 0) auto auto var(--_left, 0) !important;
  inline-size: var(--_width, 100%) !important;
  block-size: var(--_height, 100%) !important;
  z-index: var(--logout-spinner-z-index, var(--_layer, 2147483647)) !important;
  display: grid !important;
  grid-template: minmax(0, 1fr) / minmax(0, 1fr) !important;
  place-items: center !important;
  box-sizing: border-box !important;
  padding: var(--_insets, 0) !important;
  overflow: clip !important;
  clip-path: var(--_clip, none) !important;
  border-radius: var(--_radius, inherit) !important;
  background: var(--_veil) !important;
  color: var(--logout-spinner-text-color, var(--_own-ink, var(--mat-sys-on-surface, var(--_ink, inherit)))) !important;
  font: 400 min(1em, 1rem) / 1.5 system-ui !important;
  font-family: inherit !important;
  text-align: center !important;
  cursor: progress !important;
  user-select: none !important;
  container-type: size !important;
}
:host([popover]) { position: fixed !important; }
:host([data-leaving]) { pointer-events: none !important; }

.view {
  position: sticky;
  inset: 0;
  place-self: start;
  display: grid;
  grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  place-items: center;
  inline-size: var(--_view-width);
  block-size: var(--_view-height);
  container-type: size;
}

.plate {
  display: flex;
  flex-direction: column;
  gap: 0.5em;
  align-items: center;
  justify-content: center;
  box-sizing: border-box;
  max-inline-size: 100%;
  padding: 0.25em 1em;
  border-radius: 1rem;
  background: var(--_solid);
  box-shadow: 0 0 1rem 0.5rem var(--_back);
}
:host([data-rows='none']) .plate { background: none; box-shadow: none; }
:host([data-shifted]) .plate { position: relative; inset-block-start: var(--_shift, 0); }

.ring {
  flex: none;
  inline-size: min(var(--logout-spinner-size, 2.5rem), 40cqmin, 100cqb - 1em - 1.5em * var(--_rows));
  aspect-ratio: 1;
  color: var(--logout-spinner-color, var(--_own-ring, var(--mat-sys-primary, currentColor)));
  border-radius: 50%;
  background: radial-gradient(closest-side, transparent 76%, color-mix(in srgb, currentColor 18%, transparent) 78% 98%, transparent);
  fill: none;
  stroke: currentColor;
  stroke-width: 2.75;
  stroke-linecap: round;
  animation: logout-spinner-turn 0.9s linear infinite;
}
circle { stroke-dasharray: 19 66; }

slot { display: block; max-inline-size: 100%; --_others: block; }
.more { margin-block-start: -0.5em; opacity: 0.75; white-space: nowrap; }
.more::after { content: attr(data-below); }
:host { --_rows: 0; }
:host([data-rows='one']) { --_rows: 1; }
:host([data-rows='many']) { --_rows: 3; }
:host(:is([data-rows='none'], [data-rows='one'])) .more, :host([data-rows='none']) slot { display: none; }
::slotted(*) { pointer-events: none !important; }
::slotted(li) {
  all: unset !important;
  pointer-events: none !important;
  display: block !important;
  overflow: hidden !important;
  text-overflow: ellipsis !important;
  white-space: nowrap !important;
}
::slotted(li:not(:first-child)) { display: var(--_others) !important; }
::slotted(li[hidden]) { display: none !important; }

@container (block-size > 20em) {
  :host(:not([data-shifted], [popover])) .plate { position: sticky; inset-block: calc(50% - 7em); }
}
@container (block-size < 7em) or (inline-size < 6em) {
  .plate {
    flex-direction: row;
    inline-size: 100%;
    block-size: 100%;
    padding: 0 0.5em;
    border-radius: 0;
    box-shadow: none;
  }
  :host([data-rows='none']) .plate { background: var(--_solid); }
  .ring { inline-size: min(var(--logout-spinner-size, 2.5rem), 1.25em, 64cqmin); }
  :host(:is([data-cut], [data-rows='none'])) .plate { padding: 0; }
  :host(:is([data-cut], [data-rows='none'])) .ring { inline-size: min(var(--logout-spinner-size, 2.5rem), 64cqmin); }
  slot { min-inline-size: 0; --_others: none; }
  :host([data-cut]) :is(slot, .more) { position: absolute; visibility: hidden; }
  .more { margin: 0; }
  .more::after { content: attr(data-beside); }
}

@keyframes logout-spinner-turn { to { rotate: 1turn; } }
@keyframes logout-spinner-breathe { 50% { opacity: 0.4; } }
@keyframes logout-spinner-appear { from { opacity: 0; } }
@keyframes logout-spinner-leave { to { opacity: 0; } }

@media (prefers-reduced-motion: no-preference) {
  :host(logout-spinner-overlay) { animation: logout-spinner-appear 120ms !important; }
  :host([data-leaving]) { animation: logout-spinner-leave 120ms forwards !important; }
}
@media (prefers-reduced-motion: reduce) {
  .ring { animation: logout-spinner-breathe 2.5s ease-in-out infinite; }
}
@media (forced-colors: active) {
  .plate, :host([data-rows='none']) .plate { background: Canvas !important; }
  .ring { color: CanvasText; forced-color-adjust: none; }
}
`;
