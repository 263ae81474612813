import { DOCUMENT } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { Router, type Routes } from '@angular/router';

import {
  isSafeRedirect,
  type LogoutAction,
  ɵLOGOUT_CONFIG as LOGOUT_CONFIG,
} from 'ngx-logout-action';

import { ComboBox, type Proposal } from './combo-box';
import { ContextOutline } from './context-outline';
import { namesOf, type Property, PROPERTY_GROUPS } from './properties';

/** The Properties tab. Edits apply to the running action immediately. */
@Component({
  selector: 'logout-property-sheet',
  imports: [ComboBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './property-sheet.html',
})
export class PropertySheet {
  readonly action = input.required<LogoutAction>();

  readonly #router = inject(Router);
  readonly #document = inject(DOCUMENT);
  readonly #config = inject(LOGOUT_CONFIG);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  #outline: ContextOutline | undefined;

  protected readonly groups = PROPERTY_GROUPS;
  /** The error of the last edit, if any. Cleared when another action is selected. */
  protected readonly errors = linkedSignal<LogoutAction, Partial<Record<string, string>>>({
    source: this.action,
    computation: () => ({}),
  });
  /** The proposals of the comboboxes. Contexts are collected from the page when the field gets the focus. */
  protected readonly proposals = computed<Partial<Record<string, readonly Proposal[]>>>(() => {
    const { home = '/', login = '/login' } = this.#config.pages ?? {};
    const routes = pathsOf(this.#router.config).filter((path) => path !== home && path !== login);
    return {
      redirectTo: [
        { value: 'home', label: `Home (${home})` },
        { value: 'login', label: `Login (${login})` },
        ...routes.map((path) => ({ value: path, label: path })),
      ],
      spinnerContext: this.#contexts().map((name) => ({
        value: name,
        label: name === 'page' ? 'page (the whole page)' : name,
      })),
    };
  });
  readonly #contexts = signal(contextsOn(this.#document));
  /** The contexts to outline: those named in the focused field, and the previewed one. */
  readonly #isContextFocused = signal(false);
  readonly #previewed = signal<string | undefined>(undefined);

  constructor() {
    effect(() => {
      const chosen = this.#isContextFocused() ? this.action().options().spinnerContext : undefined;
      const names = typeof chosen === 'string' ? [chosen] : (chosen ?? []);
      const previewed = this.#previewed();
      this.#outlines().show(previewed === undefined ? names : [previewed]);
    });
    inject(DestroyRef).onDestroy(() => this.#outline?.show([]));
  }

  protected value({ key }: Property): string | number | boolean {
    const value = this.action().options()[key];
    return typeof value === 'object' ? value.join(', ') : ((value as string | undefined) ?? '');
  }

  protected text(property: Property): string {
    return String(this.value(property));
  }

  protected focus({ key }: Property, hasFocus: boolean): void {
    if (key !== 'spinnerContext') return;
    this.#contexts.set(contextsOn(this.#document));
    this.#isContextFocused.set(hasFocus);
  }

  protected preview({ key }: Property, name: string | undefined): void {
    if (key === 'spinnerContext') this.#previewed.set(name);
  }

  protected edit({ key }: Property, typed: string | number | boolean): void {
    const error = this.#apply(key, typed);
    this.errors.update((errors) => ({ ...errors, [key]: error }));
    const added = key === 'spinnerContext' ? namesOf(String(typed)).at(-1) : undefined;
    if (added) this.#outlines().reveal(added);
  }

  /** @returns the error message if the edit is invalid, in which case nothing changes. */
  #apply(key: Property['key'], typed: string | number | boolean): string | undefined {
    if (key === 'redirectTo' && !this.#isSafe(String(typed))) {
      return 'This leaves the app. Enter home, login, or a path of the app.';
    }
    try {
      this.action().update({ [key]: key === 'spinnerContext' ? contextsOf(String(typed)) : typed });
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  }

  #isSafe(target: string): boolean {
    const { allowedRedirects: allowedOrigins = [] } = this.#config;
    return (
      target !== '' && isSafeRedirect(target, { base: this.#document.baseURI, allowedOrigins })
    );
  }

  #outlines(): ContextOutline {
    return (this.#outline ??= new ContextOutline(this.#host.getRootNode() as ShadowRoot));
  }
}

/** The paths that can be navigated to as written, without parameters or wildcards. */
function pathsOf(routes: Routes, parent = ''): string[] {
  return routes.flatMap(({ path = '', children }) => {
    if (path.includes(':') || path.includes('*')) return [];
    const full = path ? `${parent}/${path}` : parent;
    return [...(path ? [full] : []), ...(children ? pathsOf(children, full) : [])];
  });
}

/** The spinner contexts currently on the page. */
function contextsOn(document: Document): readonly string[] {
  const hosts = document.querySelectorAll<HTMLElement>('[data-spinner-context]');
  return [...new Set(['page', ...[...hosts].map((host) => host.dataset['spinnerContext'] ?? '')])];
}

/** A single name, or a list of several. */
function contextsOf(text: string): string | string[] {
  const names = namesOf(text);
  return names.length > 1 ? names : (names[0] ?? '');
}
