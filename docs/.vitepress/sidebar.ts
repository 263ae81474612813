import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { DefaultTheme } from 'vitepress';

const DOCS = join(import.meta.dirname, '..');

/** A heading of the sidebar, and its pages in reading order. */
export interface SidebarGroup {
  readonly text: string;
  /** Files in `docs`, without `.md`. */
  readonly pages: readonly string[];
}

/** The sidebar. A new page needs an entry here. The heading of the page becomes its title. */
export const GROUPS: readonly SidebarGroup[] = [
  {
    text: 'Introduction',
    pages: ['introduction', 'getting-started', 'examples', 'from-wavemaker'],
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
    pages: [
      'leaving-no-trace',
      'offline',
      'expired-sessions',
      'server-push',
      'sign-out-everywhere',
    ],
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
      'idle',
      'oidc',
      'bff',
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

/** The guides, with their headings as titles. */
export function guides(): DefaultTheme.SidebarItem[] {
  return GROUPS.map(({ text, pages }) => ({
    text,
    items: pages.map((page) => ({ text: headingOf(page), link: `/${page}` })),
  }));
}

/** In this order, because apps mostly call functions. */
const KINDS = ['Functions', 'Classes', 'Interfaces', 'Type Aliases', 'Variables'];

/**
 * The API reference that typedoc has generated: the main entry point by kind of symbol, then the
 * others.
 */
export function api(): DefaultTheme.SidebarItem[] {
  const file = join(DOCS, 'api/typedoc-sidebar.json');
  const [main] = JSON.parse(readFileSync(file, 'utf8')) as DefaultTheme.SidebarItem[];
  const { text: mainName = '', items = [] } = main ?? {};
  const kinds = KINDS.flatMap((kind) => items.filter(({ text }) => text === kind));
  const others = items.filter((item) => !kinds.includes(item));
  return [
    ...kinds.map(({ text, items: symbols = [] }) => ({ text, items: symbols })),
    ...others.map(({ text, link, items: kindsOfOther = [] }) => ({
      text: `${mainName}/${text}`,
      link,
      items: kindsOfOther.flatMap(({ items: symbols = [] }) => symbols),
    })),
  ];
}

function headingOf(page: string): string {
  const text = readFileSync(join(DOCS, `${page}.md`), 'utf8');
  const [, heading] = /^# (.+)$/m.exec(text) ?? [];
  if (heading === undefined) throw new Error(`docs/${page}.md has no heading.`);
  return heading.replaceAll('`', '');
}
