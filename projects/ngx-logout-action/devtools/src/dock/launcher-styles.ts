/**
 * Styles of the host and the button. In a shadow root, `!important` outranks all rules of the page, so that a rule such as
 * `body > *` cannot move the host. Lengths are in pixels, because the page defines `rem`.
 */
export const LAUNCHER_CSS = `
:host {
  all: initial !important;
  direction: ltr !important;
  position: fixed !important;
  inset: auto 0 0 auto !important;
  z-index: 2147483646 !important;
  display: block !important;
  color-scheme: light dark !important;
  font: 13px/1.45 system-ui, sans-serif !important;
}

.launcher {
  position: fixed;
  inset: auto 12px 12px auto;
  display: grid;
  place-items: center;
  box-sizing: border-box;
  inline-size: 40px;
  block-size: 40px;
  padding: 0;
  border: 1px solid light-dark(#b9bfd0, #5a6176);
  border-radius: 50%;
  background: light-dark(#ffffff, #23262f);
  color: light-dark(#3048bd, #a5b6ff);
  box-shadow: 0 1px 2px rgb(0 0 0 / 15%), 0 4px 14px rgb(0 0 0 / 20%);
  cursor: pointer;
}
.launcher:hover { background: light-dark(#eef1fd, #2e3343); }
.launcher:focus-visible { outline: 3px solid light-dark(#3048bd, #a5b6ff); outline-offset: 2px; }

@media print {
  :host { display: none !important; }
}
`;
