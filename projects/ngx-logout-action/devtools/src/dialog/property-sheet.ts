import { DOCUMENT } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { Router, type Routes } from '@angular/router';

import {
  isSafeRedirect,
  type LogoutAction,
  ɵLOGOUT_CONFIG as LOGOUT_CONFIG,
} from 'ngx-logout-action';

import { contextsOf, type Property, PROPERTY_GROUPS } from './properties';

/** The Properties tab. Edits apply to the running action immediately. */
@Component({
  selector: 'logout-property-sheet',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (group of groups; track group.name) {
      <fieldset>
        <legend>{{ group.name }}</legend>
        @for (property of group.properties; track property.key) {
          @let id = 'logout-property-' + property.key;
          @let error = errors()[property.key];
          <div class="property">
            <label [for]="id">{{ property.label }}</label>
            @switch (property.kind) {
              @case ('checkbox') {
                <input
                  #box
                  type="checkbox"
                  [id]="id"
                  [checked]="value(property)"
                  [attr.aria-describedby]="id + '-hint'"
                  (change)="edit(property, box.checked)"
                />
              }
              @case ('select') {
                <select
                  #select
                  [id]="id"
                  [attr.aria-describedby]="id + '-hint'"
                  (change)="edit(property, select.value)"
                >
                  @for (choice of property.choices; track choice) {
                    <option [value]="choice" [selected]="choice === value(property)">
                      {{ choice }}
                    </option>
                  }
                </select>
              }
              @default {
                <input
                  #field
                  [type]="property.kind"
                  [id]="id"
                  [value]="value(property)"
                  [attr.list]="proposals()[property.key] ? id + '-list' : null"
                  [attr.aria-invalid]="error ? true : null"
                  [attr.aria-describedby]="id + '-hint' + (error ? ' ' + id + '-error' : '')"
                  (change)="
                    edit(property, property.kind === 'number' ? field.valueAsNumber : field.value)
                  "
                />
                @if (proposals()[property.key]; as list) {
                  <datalist [id]="id + '-list'">
                    @for (proposal of list; track proposal) {
                      <option [value]="proposal"></option>
                    }
                  </datalist>
                }
              }
            }
            <p class="hint" [id]="id + '-hint'">
              {{ property.description }} Default: {{ property.byDefault }}.
            </p>
            @if (error) {
              <p class="error" role="alert" [id]="id + '-error'">{{ error }}</p>
            }
          </div>
        }
      </fieldset>
    }
  `,
  styleUrl: './sheets.css',
})
export class PropertySheet {
  readonly action = input.required<LogoutAction>();

  readonly #router = inject(Router);
  readonly #document = inject(DOCUMENT);
  readonly #base = this.#document.baseURI;
  readonly #allowedOrigins = inject(LOGOUT_CONFIG).allowedRedirects ?? [];

  protected readonly groups = PROPERTY_GROUPS;
  /** The error in the last edit, if any. Cleared when another action is selected. */
  protected readonly errors = linkedSignal<LogoutAction, Partial<Record<string, string>>>({
    source: this.action,
    computation: () => ({}),
  });
  protected readonly proposals = computed<Partial<Record<string, readonly string[]>>>(() => ({
    redirectTo: ['home', 'login', ...pathsOf(this.#router.config)],
    spinnerContext: contextsOn(this.#document),
  }));

  protected value({ key }: Property): string | number | boolean {
    const value = this.action().options()[key];
    return typeof value === 'object' ? value.join(', ') : ((value as string | undefined) ?? '');
  }

  protected edit({ key }: Property, typed: string | number | boolean): void {
    const error = this.#apply(key, typed);
    this.errors.update((errors) => ({ ...errors, [key]: error }));
  }

  /** @returns the error message if the edit is invalid, in which case nothing changes. */
  #apply(key: Property['key'], typed: string | number | boolean): string | undefined {
    if (key === 'redirectTo' && !this.#isSafe(String(typed))) {
      return 'That leaves the app. Give home, login or a path of the app.';
    }
    const value = key === 'spinnerContext' ? contextsOf(String(typed)) : typed;
    try {
      this.action().update({ [key]: value });
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  }

  #isSafe(target: string): boolean {
    const rules = { base: this.#base, allowedOrigins: this.#allowedOrigins };
    return target !== '' && isSafeRedirect(target, rules);
  }
}

/** The paths that can be navigated to as written: no parameters, no wildcards. */
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
