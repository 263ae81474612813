/**
 * One sheet for two places: the root of each host, which it anchors, and the shadow root of each overlay. In there
 * `!important` keeps the overlay as it is, whatever the styles of the app say.
 */
export const SPINNER_CSS = `
[data-logout-spinner-anchor] { isolation: isolate !important; }
[data-logout-spinner-anchor='static'] { position: relative !important; }

:host(logout-spinner-overlay) {
  all: initial !important;
  position: absolute !important;
  inset: 0 !important;
  z-index: var(--logout-spinner-z-index, 2147483647) !important;
  display: grid !important;
  place-items: center !important;
  overflow: clip !important;
  border-radius: inherit !important;
  background: var(--logout-spinner-backdrop, var(--mat-sys-surface, Canvas)) !important;
  color: var(--logout-spinner-text-color, CanvasText) !important;
  font: inherit !important;
  cursor: progress !important;
}

.plate { display: grid; place-items: center; gap: 0.75em; }

.ring {
  inline-size: var(--logout-spinner-size, 2.5rem);
  color: var(--logout-spinner-color, var(--mat-sys-primary, CanvasText));
  fill: none;
  stroke: currentColor;
  stroke-width: 3;
  stroke-linecap: round;
  animation: logout-spinner-turn 0.9s linear infinite;
}
.track { opacity: 0.2; }
.arc { stroke-dasharray: 18 66; }

::slotted(li) { all: unset !important; display: block !important; }

@keyframes logout-spinner-turn { to { rotate: 1turn; } }
@keyframes logout-spinner-breathe { 50% { opacity: 0.4; } }

@media (prefers-reduced-motion: reduce) {
  .ring { animation: logout-spinner-breathe 2.5s ease-in-out infinite; }
}
`;
