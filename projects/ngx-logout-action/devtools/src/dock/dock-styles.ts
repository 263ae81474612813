import { CALLS_CSS } from '../calls/calls-styles';

/** Styles of the dialog. It lives in a shadow root, so short selectors do not affect the app. */
export const DOCK_CSS = `
${CALLS_CSS}

.dock {
  --ground: light-dark(#ffffff, #1b1d24);
  --raised: light-dark(#f5f6fa, #23262f);
  --line: light-dark(#dfe2eb, #343845);
  --border: light-dark(#868da1, #7b8296);
  --text: light-dark(#1c2030, #e8eaf2);
  --soft: light-dark(#575e72, #a9afc0);
  --accent: light-dark(#3048bd, #a5b6ff);
  --on-accent: light-dark(#ffffff, #14172a);
  --chosen: light-dark(#e8ecfc, #2c3350);
  --danger: light-dark(#a40e26, #ff8f8a);
  --warning: light-dark(#fff4d6, #3a3018);

  position: fixed;
  display: grid;
  grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
  box-sizing: border-box;
  container-type: inline-size;
  background: var(--ground);
  color: var(--text);
  font: 13px/1.4 system-ui, sans-serif;
  outline: none;
}
.dock[data-side='bottom'] {
  inset: auto 0 0;
  block-size: var(--size);
  border-block-start: 1px solid var(--border);
  box-shadow: 0 -4px 24px rgb(0 0 0 / 14%);
}
.dock[data-side='right'] {
  inset: 0 0 0 auto;
  inline-size: var(--size);
  border-inline-start: 1px solid var(--border);
  box-shadow: -4px 0 24px rgb(0 0 0 / 14%);
}
logout-resize-handle { display: contents; }
.dock *, .outline { box-sizing: border-box; }
:where(h2, h3, h4, p, ul, pre) { margin: 0; }
.dock :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.dock .panel:focus-visible { outline-offset: -2px; }

.handle { position: absolute; z-index: 1; touch-action: none; }
[data-side='bottom'] .handle { inset: -4px 0 auto; block-size: 9px; cursor: ns-resize; }
[data-side='right'] .handle { inset: 0 auto 0 -4px; inline-size: 9px; cursor: ew-resize; }
.handle:hover { background: color-mix(in srgb, var(--accent) 35%, transparent); }
.handle:focus-visible { background: var(--accent); outline: none; }

header {
  display: flex;
  gap: 2px;
  align-items: center;
  padding: 5px 8px 5px 14px;
  border-block-end: 1px solid var(--line);
  background: var(--raised);
}
h2 { font-size: 13px; font-weight: 650; }
h3 { font-size: 15px; font-weight: 650; overflow-wrap: anywhere; }
h4 { padding-block-end: 4px; color: var(--soft); font-size: 12px; font-weight: 650; }
.space { flex: 1; }
.idle { display: flex; gap: 6px; align-items: center; padding-inline-end: 8px; color: var(--soft); white-space: nowrap; }

button {
  min-block-size: 26px;
  padding: 2px 10px;
  border: 1px solid var(--border);
  border-radius: 5px;
  background: var(--ground);
  color: var(--text);
  font: inherit;
  white-space: nowrap;
  cursor: pointer;
}
button:hover:enabled { background: var(--chosen); }
button:disabled { border-color: var(--line); color: light-dark(#8b90a0, #747a8b); cursor: default; }
button.primary { border-color: var(--accent); background: var(--accent); color: var(--on-accent); font-weight: 600; }
button.primary:hover:enabled { background: color-mix(in srgb, var(--accent) 86%, var(--text)); }
button.primary:disabled { border-color: var(--line); background: var(--raised); color: light-dark(#8b90a0, #747a8b); }
button.quiet { padding-inline: 0; text-decoration: underline;  border-color: transparent; background: none; color: var(--accent); }
button.icon {
  display: grid;
  place-items: center;
  inline-size: 28px;
  block-size: 28px;
  padding: 0;
  border-color: transparent;
  background: none;
  color: var(--soft);
}
button.icon:hover { background: var(--chosen); color: var(--text); }
button.icon[aria-pressed='true'] { color: var(--accent); }

.control {
  inline-size: 100%;
  min-inline-size: 0;
  block-size: 28px;
  padding: 2px 8px;
  border: 1px solid var(--border);
  border-radius: 5px;
  background: var(--ground);
  color: var(--text);
  font: inherit;
}
.control[aria-invalid] { border-color: var(--danger); }
select.control { padding-inline: 4px; }
input:is([type='checkbox'], [type='radio']) {
  flex: none;
  inline-size: 15px;
  block-size: 15px;
  margin: 2px 0 0;
  accent-color: var(--accent);
}
.control::placeholder { color: var(--soft); opacity: 1; }

.body { display: grid; grid-template: minmax(0, 1fr) / 232px minmax(0, 1fr); min-block-size: 0; }
nav {
  display: flex;
  flex-direction: column;
  gap: 8px;
  min-block-size: 0;
  padding: 8px;
  border-inline-end: 1px solid var(--line);
  background: var(--raised);
}
.find { display: flex; gap: 6px; }
nav ul { flex: 1; min-block-size: 0; overflow: auto; padding: 2px; list-style: none; }
.action {
  display: grid;
  justify-items: start;
  inline-size: 100%;
  padding: 4px 8px;
  border-color: transparent;
  background: none;
  text-align: start;
  white-space: normal;
  overflow-wrap: anywhere;
}
.action b { font-weight: 600; }
.action[aria-current] { border-color: var(--accent); background: var(--chosen); }
.action small { font-size: 12px; }
.action small.busy { color: var(--accent); font-weight: 600; }
small, .hint { color: var(--soft); font-size: 12px; }

.detail { display: flex; flex-direction: column; min-inline-size: 0; min-block-size: 0; }
.head {
  display: flex;
  flex-wrap: wrap;
  gap: 4px 12px;
  align-items: center;
  justify-content: space-between;
  padding: 7px 14px 3px;
}
.buttons { display: flex; flex-wrap: wrap; gap: 6px; }
.tabs { display: flex; flex: none; gap: 4px; padding-inline: 8px; border-block-end: 1px solid var(--line); }
.tabs button {
  padding: 4px 8px;
  border: 0;
  border-block-end: 2px solid transparent;
  border-radius: 0;
  background: none;
  color: var(--soft);
}
.tabs button:hover { color: var(--text); }
.tabs button[aria-selected='true'] { border-block-end-color: var(--accent); color: var(--text); font-weight: 600; }
.tabs button:focus-visible { outline-offset: -2px; }
.panel { flex: 1; min-block-size: 0; overflow: auto; padding: 10px 14px; }
footer {
  display: flex;
  gap: 4px;
  align-items: center;
  min-block-size: 30px;
  padding-inline: 14px;
  border-block-start: 1px solid var(--line);
  background: var(--raised);
  color: var(--soft);
  font-size: 12px;
}

.groups { display: grid; gap: 8px 32px; }
.row {
  display: grid;
  grid-template-columns: minmax(0, 3fr) minmax(0, 5fr);
  gap: 2px 12px;
  align-items: start;
  margin: 0;
  padding: 5px 0 4px;
  border: 0;
  border-block-start: 1px solid var(--line);
}
.row > :is(label, .label) { padding-block-start: 4px; }
.row.short { grid-template-columns: minmax(0, 1fr) auto; }
.row.short > label { padding-block-start: 0; }
.label { font-weight: 400; }
.row > :is(.hint, .error) { grid-column: 1 / -1; }
.row > .error { padding-block-start: 3px; }
.error { color: var(--danger); font-size: 12px; overflow-wrap: anywhere; }
.choices { display: grid; gap: 1px; }
.choices label { display: flex; gap: 7px; align-items: start; padding-block: 1px; cursor: pointer; }
.choices :is(b, small) { display: block; }
.choices b { font-weight: 500; }

.combo { position: relative; }
.combo .control { padding-inline-end: 26px; }
.arrow { position: absolute; inset: 0 0 0 auto; inline-size: 26px; cursor: pointer; }
.arrow::after {
  content: '';
  position: absolute;
  inset: 9px auto auto 8px;
  inline-size: 6px;
  block-size: 6px;
  border: solid var(--soft);
  border-width: 0 1.5px 1.5px 0;
  rotate: 45deg;
}
.list {
  position: fixed;
  inset: auto;
  margin: 0;
  padding: 4px;
  overflow: auto;
  border: 1px solid var(--border);
  border-radius: 6px;
  background: var(--ground);
  color: var(--text);
  box-shadow: 0 6px 24px rgb(0 0 0 / 22%);
  list-style: none;
}
.list li { padding: 4px 8px; border-radius: 4px; cursor: pointer; overflow-wrap: anywhere; }
.list li.active { background: var(--chosen); outline: 1px solid var(--accent); outline-offset: -1px; }
.list li[aria-selected='true'] { font-weight: 600; }
.list li[aria-selected='true']::before { content: '✓ '; }

.note {
  display: flex;
  flex-wrap: wrap;
  gap: 4px 10px;
  align-items: center;
  padding: 5px 8px 5px 12px;
  border-inline-start: 3px solid light-dark(#c98b00, #d9a93a);
  border-radius: 3px;
  background: var(--warning);
}
.note.off { border-color: var(--line); background: var(--raised); color: var(--soft); }
.note, .event { max-inline-size: 900px; }
.note + .row { margin-block-start: 8px; border-block-start: 0; }
.targets { display: grid; gap: 6px; justify-items: start; }
.in-code { padding-block: 4px; }

.toolbar { min-block-size: 28px; }
.copied { margin-inline-start: 6px; }
.copied:empty { display: none; }
.toolbar label { display: flex; gap: 8px; align-items: center; white-space: nowrap; }
.toolbar .control { inline-size: auto; max-inline-size: 20em; }
pre {
  inline-size: 100%;
  overflow: auto;
  padding: 8px 12px;
  border: 1px solid var(--line);
  border-radius: 5px;
  background: var(--raised);
  font: 12px/1.5 ui-monospace, monospace;
}

.form { display: grid; max-inline-size: 620px; }
.form h3 { padding-block-end: 6px; }
.form .row { grid-template-columns: 96px minmax(0, 1fr); }
.form legend { float: inline-start; padding: 4px 0 0; }
.form .row > .error { grid-column: 2; }
.form .buttons { padding-block-start: 10px; padding-inline-start: 108px; }
.cards { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
.card {
  display: flex;
  gap: 8px;
  align-items: start;
  padding: 6px 10px;
  border: 1px solid var(--border);
  border-radius: 6px;
  cursor: pointer;
}
.row > label.card { padding-block-start: 6px; }
.card:has(:checked) { border-color: var(--accent); background: var(--chosen); }
.card :is(b, small) { display: block; }

.outline {
  position: fixed;
  overflow: hidden;
  border: 2px solid light-dark(#3048bd, #a5b6ff);
  background: rgb(80 110 255 / 14%);
  color: transparent;
  pointer-events: none;
}

@container (min-width: 1000px) {
  .groups { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  .event { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
}
@container (max-width: 720px) {
  header { flex-wrap: wrap; }
  logout-idle-state { order: 1; flex-basis: 100%; }
  .idle span { flex: 1; }
  .body { grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); }
  nav { gap: 4px; padding-block-end: 4px; border-inline-end: 0; border-block-end: 1px solid var(--line); }
  nav ul { display: flex; flex: none; gap: 4px; }
  .action { inline-size: auto; white-space: nowrap; }
  .cards { grid-template-columns: 1fr; }
}
@container (max-width: 420px) {
  .toolbar label { flex-basis: 100%; }
}
@media (max-width: 719px) {
  button.dock-side { display: none; }
}
@media (forced-colors: active) {
  .action[aria-current], .tabs button[aria-selected='true'], .list li.active { outline: 2px solid Highlight; outline-offset: -2px; }
  .outline { border-color: Highlight; }
}
`;
