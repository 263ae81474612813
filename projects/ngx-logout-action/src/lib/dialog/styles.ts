/**
 * The styles of dialogs, in a shadow root that styles of the app do not reach. Apps can set the custom properties. Without
 * them, Material's system tokens apply, then the system colors.
 */
export const DIALOG_CSS = `
:host {
  all: initial !important;
  display: contents !important;
  color-scheme: inherit !important;
  font: 400 1em / 1.5 system-ui !important;
  font-family: inherit !important;
}

dialog {
  --_ink: var(--logout-confirm-text-color, var(--mat-sys-on-surface, CanvasText));
  --_accent: var(--logout-confirm-color, var(--mat-sys-primary, CanvasText));
  box-sizing: border-box;
  inline-size: min(27em, 100% - 2em);
  max-block-size: calc(100% - 2em);
  margin: auto;
  padding: 0;
  overflow: auto;
  overscroll-behavior: contain;
  border: 1px solid color-mix(in srgb, var(--_ink) 14%, transparent);
  border-radius: var(--logout-confirm-radius, var(--mat-sys-corner-extra-large, 1em));
  background: var(
    --logout-confirm-surface,
    var(--mat-sys-surface-container-high, linear-gradient(rgb(255 255 255 / 0.08) 0 0), Canvas)
  );
  color: var(--_ink);
  box-shadow: 0 1px 2px rgb(0 0 0 / 0.12), 0 1.5em 3.5em -0.75em rgb(0 0 0 / 0.45);
}
dialog::backdrop { background: var(--logout-confirm-backdrop, rgb(0 0 0 / 0.5)); }

.sheet { padding: 1.625em 1.5em 1.5em; }
.title {
  margin: 0;
  font-size: 1.25em;
  font-weight: 600;
  line-height: 1.3;
  letter-spacing: -0.01em;
  text-wrap: balance;
}
.message {
  margin: 0.5em 0 0;
  color: var(
    --logout-confirm-muted-color,
    var(--mat-sys-on-surface-variant, color-mix(in srgb, var(--_ink) 74%, transparent))
  );
  white-space: pre-line;
  text-wrap: pretty;
}
.title, .message { overflow-wrap: anywhere; }

.actions {
  display: flex;
  flex-wrap: wrap;
  gap: 0.625em;
  justify-content: flex-end;
  margin-block-start: 1.625em;
}
button {
  min-block-size: max(2.75em, 44px);
  margin: 0;
  padding: 0.5em 1.25em;
  border: 1px solid transparent;
  border-radius: var(--logout-confirm-button-radius, var(--mat-sys-corner-full, 0.625em));
  background: color-mix(in srgb, var(--_ink) 9%, transparent);
  color: inherit;
  font: inherit;
  font-weight: 500;
  line-height: 1.25;
  cursor: pointer;
  touch-action: manipulation;
}
button:hover { background: color-mix(in srgb, var(--_ink) 15%, transparent); }
button:active { background: color-mix(in srgb, var(--_ink) 20%, transparent); }
.confirm {
  background: var(--_accent);
  color: var(--logout-confirm-on-color, var(--mat-sys-on-primary, Canvas));
}
.confirm:hover { background: color-mix(in srgb, var(--_accent) 88%, transparent); }
.confirm:active { background: color-mix(in srgb, var(--_accent) 80%, transparent); }
button:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }

@media (max-width: 30em) {
  button { flex: 1 1 auto; }
}
@media (prefers-reduced-motion: no-preference) {
  dialog { animation: logout-dialog-rise 160ms cubic-bezier(0.2, 0, 0, 1); }
  dialog::backdrop { animation: logout-dialog-fade 160ms; }
  button { transition: background-color 120ms; }
}
@media (forced-colors: active) {
  dialog, button { border-color: CanvasText; }
  .confirm { background: Highlight; color: HighlightText; forced-color-adjust: none; }
  button:focus-visible { outline-color: Highlight; }
}
@keyframes logout-dialog-rise { from { opacity: 0; transform: translateY(0.5em) scale(0.98); } }
@keyframes logout-dialog-fade { from { opacity: 0; } }
`;
