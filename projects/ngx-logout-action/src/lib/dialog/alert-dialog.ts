import { createElement, documentProperty } from '../page/document-property';
import { DIALOG_CSS } from './styles';

/**
 * The texts of a dialog.
 * @hidden
 */
export interface AlertDialogTexts {
  readonly title: string;
  readonly message: string;
  readonly confirm: string;
  /** The label of the safe choice, which has the focus at first. */
  readonly cancel: string;
}

/** Milliseconds during which a click on the backdrop may be the second click of a double click, and is ignored. */
const OPENING = 500;

/**
 * A question above everything else in the document: a modal `<dialog>` in a shadow root, which styles of the app do not
 * reach. Escape, a click on the backdrop, and the Back gesture on a phone choose `cancel`.
 * @hidden
 */
export class AlertDialog {
  readonly #host: HTMLElement;
  readonly #dialog: HTMLDialogElement;
  readonly #message: HTMLElement;

  /**
   * Opens the dialog.
   *
   * @param answer is called for each choice. The caller must close the dialog.
   */
  constructor(document: Document, texts: AlertDialogTexts, answer: (confirmed: boolean) => void) {
    const add = <K extends keyof HTMLElementTagNameMap>(parent: Node, tag: K, name: string) => {
      const element = createElement(document, tag);
      element.className = element.id = name;
      parent.appendChild(element);
      return element;
    };
    const addButton = (parent: Node, name: 'confirm' | 'cancel') => {
      const button = add(parent, 'button', name);
      button.type = 'button';
      button.textContent = texts[name];
      // The second click of a double click was meant for what is below the dialog.
      button.addEventListener('click', ({ detail }) => detail > 1 || answer(name === 'confirm'));
      return button;
    };

    this.#host = createElement(document, 'logout-dialog');
    const root = this.#host.attachShadow({ mode: 'open' });
    adoptStyles(root);
    const dialog = (this.#dialog = add(root, 'dialog', 'dialog'));
    dialog.setAttribute('role', 'alertdialog');
    dialog.setAttribute('aria-labelledby', 'title');
    const sheet = add(dialog, 'div', 'sheet');
    add(sheet, 'h2', 'title').textContent = texts.title;
    this.#message = add(sheet, 'p', 'message');
    this.setMessage(texts.message);
    const actions = add(sheet, 'div', 'actions');
    const cancel = addButton(actions, 'cancel');
    addButton(actions, 'confirm');

    dialog.addEventListener('close', () => answer(false));
    dialog.addEventListener('keydown', (event) => {
      // Keeps Escape from dialogs of the app below.
      event.stopPropagation();
      // A key held down since before the dialog opened must not answer it.
      if (event.repeat && event.key !== 'Tab') event.preventDefault();
    });
    this.#onBackdropClick(() => answer(false));

    documentProperty(document, 'body').append(this.#host);
    // jsdom, where apps run their unit tests, has no modal dialogs.
    if ('showModal' in dialog) dialog.showModal();
    else (dialog as HTMLElement).setAttribute('open', '');
    cancel.focus();
  }

  /** Changes the message, for a countdown. An empty message is not shown. */
  setMessage(text: string): void {
    this.#message.textContent = text;
    this.#message.hidden = !text;
    if (text) this.#dialog.setAttribute('aria-describedby', 'message');
    else this.#dialog.removeAttribute('aria-describedby');
  }

  /** Closes the dialog and restores the focus. */
  close(): void {
    // The browser restores the focus itself.
    if ('close' in this.#dialog) this.#dialog.close();
    this.#host.remove();
  }

  #onBackdropClick(dismiss: () => void): void {
    const dialog = this.#dialog;
    const openedAt = performance.now();
    // Dragging a selection out of the dialog also ends with a click on the backdrop.
    let pressed: EventTarget | null = null;
    dialog.addEventListener('pointerdown', ({ target }) => (pressed = target));
    dialog.addEventListener('click', ({ target, detail }) => {
      const isBackdrop = target === dialog && pressed === dialog;
      if (isBackdrop && detail < 2 && performance.now() - openedAt > OPENING) dismiss();
    });
  }
}

/** Constructed style sheets need no nonce and no `unsafe-inline`. */
function adoptStyles(root: ShadowRoot): void {
  if (!('adoptedStyleSheets' in root)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(DIALOG_CSS);
  root.adoptedStyleSheets = [sheet];
}
