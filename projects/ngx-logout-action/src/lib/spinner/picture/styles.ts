/**
 * One sheet for two places: the root of a host, which it anchors, and the shadow root of each overlay. In there
 * `!important` keeps the overlay as it is, whatever the styles of the app say. Names with `--_` are set by script.
 */
export const SPINNER_CSS = `
[data-logout-spinner-anchor] { isolation: isolate !important; }
[data-logout-spinner-anchor='static'] { position: relative !important; }

:host(logout-spinner-overlay) {
  all: initial !important;
  --_back: var(--logout-spinner-backdrop, var(--mat-sys-surface, var(--_surface, Canvas)));
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
  color: var(--logout-spinner-text-color, var(--mat-sys-on-surface, var(--_ink, inherit))) !important;
  font: 400 min(1em, 1rem) / 1.5 system-ui !important;
  font-family: inherit !important;
  text-align: center !important;
  cursor: progress !important;
  user-select: none !important;
}
:host([popover]) { position: fixed !important; }
:host([data-leaving]) { pointer-events: none !important; }

.back {
  position: absolute;
  inset: 0;
  background: linear-gradient(var(--_back), var(--_back)), var(--_surface, Canvas);
}

.view {
  position: sticky;
  inset: calc(50% - var(--_view-height, 14rem) / 2) 0;
  display: grid;
  grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  place-items: center;
  inline-size: min(100%, var(--_view-width, 100%));
  block-size: min(100%, var(--_view-height, 14rem));
}

.plate {
  display: flex;
  flex-direction: column;
  gap: 0.5em;
  align-items: center;
  box-sizing: border-box;
  max-inline-size: 100%;
  padding: 0.5em;
}
:host([data-form='line']) .plate { flex-direction: row; padding: 0; }
:host([data-form='ring']) .plate { padding: 0; }
:host([data-form='card']) .plate {
  padding: 0.5em 1em;
  border-radius: 1rem;
  background: linear-gradient(var(--_back), var(--_back)), var(--_surface, Canvas);
  box-shadow: 0 0 1rem 0.5rem var(--_back);
}
:host(:is([data-form='card'], [data-form='veil'])) .back {
  background: var(--logout-spinner-backdrop, color-mix(in srgb, var(--_back) 87%, transparent));
}

.ring {
  flex: none;
  inline-size: min(var(--logout-spinner-size, 2.5rem), var(--_room, 100vw));
  aspect-ratio: 1;
  color: var(--logout-spinner-color, var(--mat-sys-primary, currentColor));
  fill: none;
  stroke: currentColor;
  stroke-width: 2.75;
  stroke-linecap: round;
  animation: logout-spinner-turn 0.9s linear infinite;
}
.track { opacity: 0.18; }
.arc { stroke-dasharray: 19 66; }

.rows { min-inline-size: 0; max-inline-size: 100%; line-height: 1.5; }
:host([data-form='line']) .rows { display: flex; gap: 0.5em; line-height: 1.2; }
:host([data-form='ring']) .rows { position: absolute; visibility: hidden; }
.more:empty { display: none; }
.more { opacity: 0.75; white-space: nowrap; }
::slotted(*) { pointer-events: none !important; }
::slotted(li) {
  all: unset !important;
  pointer-events: none !important;
  display: block !important;
  overflow: hidden !important;
  max-inline-size: 100% !important;
  text-overflow: ellipsis !important;
  white-space: nowrap !important;
}
::slotted(li[hidden]) { display: none !important; }

@keyframes logout-spinner-turn { to { rotate: 1turn; } }
@keyframes logout-spinner-breathe { 50% { opacity: 0.4; } }
@keyframes logout-spinner-appear { from { opacity: 0; } }

@media (prefers-reduced-motion: no-preference) {
  :host(logout-spinner-overlay) { animation: logout-spinner-appear 120ms !important; }
}
@media (prefers-reduced-motion: reduce) {
  .ring { animation: logout-spinner-breathe 2.5s ease-in-out infinite; }
}
@media (forced-colors: active) {
  .back, .plate { background: Canvas !important; }
  .ring { color: CanvasText; forced-color-adjust: none; }
}
`;
