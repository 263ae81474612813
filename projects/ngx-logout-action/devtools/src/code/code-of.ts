import {
  type LogoutAction,
  type LogoutEventName,
  ɵOPTION_DEFAULTS as OPTION_DEFAULTS,
} from 'ngx-logout-action';

/** How the app provides the library. */
export type ProvidedBy = 'provideLogoutAction' | 'LogoutActionModule';

const EVENTS: readonly LogoutEventName[] = ['onBeforeUpdate', 'onSuccess', 'onError'];

/** The TypeScript that creates an action with its current settings, in the form the app uses. */
export function codeOf(action: LogoutAction, isDefault: boolean, providedBy: ProvidedBy): string {
  if (isDefault) {
    const sheet = objectLiteral(lines(action, action.name === 'logoutAction' ? [] : ['name']));
    return providedBy === 'provideLogoutAction'
      ? `import { provideLogoutAction } from 'ngx-logout-action';\n\nexport const logoutActionProviders = provideLogoutAction(${sheet});\n`
      : `import { LogoutActionModule } from 'ngx-logout-action';\n\nexport const logoutActionImport = LogoutActionModule.forRoot(${sheet});\n`;
  }
  if (action.owner === 'page') {
    return `import { injectLogoutAction } from 'ngx-logout-action';

export class Page {
  protected readonly ${action.name} = injectLogoutAction(${objectLiteral(lines(action, ['name']), '  ')});
}
`;
  }
  const sheet = objectLiteral(lines(action, ['name', 'owner']), '    ');
  return `import { inject, provideAppInitializer } from '@angular/core';
import { LogoutActionService } from 'ngx-logout-action';

export function provide${action.name.charAt(0).toUpperCase()}${action.name.slice(1)}() {
  return provideAppInitializer(() => {
    inject(LogoutActionService).create(${sheet});
  });
}
`;
}

function lines(action: LogoutAction, identity: readonly ('name' | 'owner')[]): string[] {
  const options = action.options();
  const given = Object.entries(OPTION_DEFAULTS).flatMap(([name, byDefault]) => {
    const value = options[name as keyof typeof OPTION_DEFAULTS];
    return value === byDefault || value === undefined ? [] : [`${name}: ${literal(value)}`];
  });
  const events = EVENTS.flatMap((event) => {
    const names = options[event].filter((target) => typeof target === 'string');
    const inCode = names.length < options[event].length ? ' /* and what is in code */' : '';
    return names.length || inCode ? [`${event}: ${literal(names)}${inCode}`] : [];
  });
  return [...identity.map((key) => `${key}: ${literal(action[key])}`), ...given, ...events];
}

function objectLiteral(lines: readonly string[], indent = ''): string {
  if (lines.length === 0) return '{}';
  return `{\n${lines.map((line) => `${indent}  ${line},\n`).join('')}${indent}}`;
}

function literal(value: string | number | boolean | readonly string[]): string {
  if (typeof value === 'object') return `[${value.map((item) => literal(item)).join(', ')}]`;
  if (typeof value !== 'string') return String(value);
  const escaped = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"');
  return `'${escaped.replaceAll("'", "\\'")}'`;
}
