import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { DefaultTheme } from 'vitepress';

const DOCS = join(import.meta.dirname, '..');

/** A heading of the sidebar and the files below it, in reading order. */
export interface SidebarGroup {
  readonly text: string;
  /** Files in `docs`, without `.md`. */
  readonly pages: readonly string[];
}

/** The sidebar. A new page needs an entry here; its heading is its text. */
export const GROUPS: readonly SidebarGroup[] = [
  {
    text: 'Introduction',
    pages: ['introduction', 'getting-started', 'from-wavemaker'],
  },
  {
    text: 'Sign-out',
    pages: [
      'actions',
      'in-flight',
      'events',
      'unsaved-changes',
      'failures',
      'redirects',
      'spinner',
    ],
  },
  {
    text: 'Sessions',
    pages: ['leaving-no-trace', 'expired-sessions'],
  },
  {
    text: 'Your app',
    pages: [
      'testing',
      'material',
      'ionic',
      'service-worker',
      'ssr',
      'ng-modules',
      'cookbook',
      'schematics',
      'devtools',
    ],
  },
  {
    text: 'Backends',
    pages: [
      'http',
      'oidc',
      'cookbook/express',
      'cookbook/nestjs',
      'cookbook/json-token',
      'cookbook/spring',
      'cookbook/aspnet-core',
      'cookbook/django',
      'cookbook/rails',
      'cookbook/laravel',
    ],
  },
  {
    text: 'Reference',
    pages: ['options', 'errors', 'security', 'browsers', 'benchmarks'],
  },
  {
    text: 'Project',
    pages: ['about/architecture', 'about/contributing', 'about/changelog'],
  },
];

/** The guides, with a text for each page: its heading. */
export function guides(): DefaultTheme.SidebarItem[] {
  return GROUPS.map(({ text, pages }) => ({
    text,
    collapsed: false,
    items: pages.map((page) => ({ text: headingOf(page), link: `/${page}` })),
  }));
}

/** The API reference, as typedoc has listed it. */
export function api(): DefaultTheme.SidebarItem[] {
  const file = join(DOCS, 'api/typedoc-sidebar.json');
  const modules = JSON.parse(readFileSync(file, 'utf8')) as DefaultTheme.SidebarItem[];
  return modules.map((module) => ({ ...module, collapsed: false }));
}

function headingOf(page: string): string {
  const text = readFileSync(join(DOCS, `${page}.md`), 'utf8');
  const [, heading] = /^# (.+)$/m.exec(text) ?? [];
  if (heading === undefined) throw new Error(`docs/${page}.md has no heading.`);
  return heading.replaceAll('`', '');
}
