/** The timeline, on a page of the app and in the dialog. Text and lines use the current color. */
export const CALLS_CSS = `
:host(logout-call-timeline) { display: block; container-type: inline-size; font-size: 14px; line-height: 1.45; }

:host(logout-call-timeline) .toolbar button {
  padding: 3px 10px;
  border: 1px solid color-mix(in srgb, currentColor 45%, transparent);
  border-radius: 6px;
  background: none;
  color: inherit;
  font: inherit;
  cursor: pointer;
}
:host(logout-call-timeline) .toolbar button:hover { background: color-mix(in srgb, currentColor 7%, transparent); }
:host(logout-call-timeline) .toolbar button:disabled { opacity: 0.6; cursor: default; }
:host(logout-call-timeline) .toolbar button:focus-visible { outline: 2px solid currentColor; outline-offset: 1px; }

.run + .run { margin-block-start: 18px; }

ol, .legend { margin: 0; padding: 0; list-style: none; }

.axis, summary {
  display: grid;
  grid-template-columns: minmax(0, 18em) minmax(0, 1fr) 5em;
  column-gap: 12px;
  align-items: center;
}
.axis { padding-inline: 22px 4px; font-variant-numeric: tabular-nums; }
.when, .ticks span { font-size: 0.85em; }
.ticks { position: relative; block-size: 1.5em; }
.ticks span { position: absolute; white-space: nowrap; translate: -50%; }
.ticks span:first-child { translate: 0; }
.ticks .end { translate: -100%; }

summary {
  position: relative;
  min-block-size: 28px;
  padding-inline: 22px 4px;
  border-radius: 4px;
  cursor: pointer;
  list-style: none;
}
summary::-webkit-details-marker { display: none; }
summary::before {
  content: '';
  position: absolute;
  inset-inline-start: 7px;
  inline-size: 5px;
  block-size: 5px;
  border: solid currentColor;
  border-width: 0 1.5px 1.5px 0;
  rotate: -45deg;
}
details[open] > summary::before { rotate: 45deg; }
summary:hover { background: color-mix(in srgb, currentColor 7%, transparent); }
summary:focus-visible { outline: 2px solid currentColor; outline-offset: -2px; }
.words { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.words b { margin-inline-end: 0.35em; font-variant-numeric: tabular-nums; }
.mark {
  margin-inline-start: 0.35em;
  padding: 0 0.4em;
  border: 1px solid color-mix(in srgb, currentColor 45%, transparent);
  border-radius: 1em;
  font-size: 0.85em;
}
.duration { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }

.track {
  position: relative;
  block-size: 14px;
  overflow: hidden;
  border-radius: 3px;
  background:
    linear-gradient(to right, color-mix(in srgb, currentColor 22%, transparent) 1px, transparent 1px) 0 0 / var(--step, 100%) 100%,
    color-mix(in srgb, currentColor 7%, transparent);
}
.track span { position: absolute; inset-block: 0; }

logout-call-details {
  display: block;
  margin: 2px 0 10px 22px;
  padding: 8px 12px;
  border-inline-start: 2px solid color-mix(in srgb, currentColor 25%, transparent);
  font-size: 0.93em;
}
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 16px; margin: 0 0 8px; }
dt { opacity: 0.8; }
dd { margin: 0; overflow-wrap: anywhere; }
dd p { margin: 2px 0 0; }
.phase { display: inline-block; margin-inline-end: 14px; white-space: nowrap; }
.phase i, .legend i {
  display: inline-block;
  inline-size: 9px;
  block-size: 9px;
  margin-inline-end: 5px;
  border-radius: 2px;
}
table { border-collapse: collapse; inline-size: 100%; }
th, td {
  padding: 3px 12px 3px 0;
  border-block-end: 1px solid color-mix(in srgb, currentColor 18%, transparent);
  text-align: start;
  vertical-align: top;
  white-space: nowrap;
}
td { font-family: ui-monospace, monospace; font-size: 0.95em; }
.url { inline-size: 100%; white-space: normal; overflow-wrap: anywhere; }

.legend { display: flex; flex-wrap: wrap; gap: 2px 14px; margin-block-start: 14px; font-size: 0.85em; }
.toolbar { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; justify-content: space-between; margin: 0 0 8px; }
.hint { margin: 0; }
.spoken {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  margin: 0;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

.waiting { background: #8a8f98; }
.guards { background: #b8860b; }
.onBeforeUpdate { background: #8250df; }
.request { background: #0969da; }
.cleanup { background: #0f8a8a; }
.handlers { background: #1a7f37; }
.discarded { background: #cf222e; }

@container (max-width: 540px) {
  summary { grid-template-columns: minmax(0, 1fr) max-content; padding-block: 3px; row-gap: 2px; }
  .track { grid-row: 2; grid-column: 1 / -1; }
  .axis { grid-template-columns: minmax(0, 1fr); }
}
@media (forced-colors: active) {
  .track span, .phase i, .legend i { forced-color-adjust: none; }
}
`;
