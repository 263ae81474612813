import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { transformerStyleToClass } from '@shikijs/transformers';
import { defineConfig } from 'vitepress';

import { copyAboutPages } from './about.ts';
import {
  alignedCells,
  fileNames,
  linksToSources,
  liveExamples,
  slugify,
  withoutLiveExamples,
} from './markdown.ts';
import { api, guides } from './sidebar.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Colors of code as classes: a strict Content Security Policy refuses style attributes. */
const colors = transformerStyleToClass({ classPrefix: 'c-' });
const COLORS_FILE = 'assets/code-colors.css';

/** Those of VitePress's theme; style.css and scripts do the same. */
const STYLE_ATTRIBUTES = / style="(?:position:relative;|--vp-vh:0px;)?"/g;

/** Sources that pages link to: tests, and the pages themselves. */
const sources = new Set<string>();

/** Where pages are edited; as long as the repository has no address, where their source can be read. */
const { repository } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  repository?: string;
};
const editLink = repository
  ? { pattern: `${repository}/edit/main/docs/:path`, text: 'Edit this page' }
  : { pattern: '/docs/source/docs/:path.txt', text: 'Source of this page' };

copyAboutPages();

export default defineConfig({
  title: 'ngx-logout-action',
  description: 'A complete sign-out for Angular.',
  lang: 'en-US',
  base: '/docs/',
  outDir: '../dist/docs',
  cacheDir: '../.angular/vitepress',
  cleanUrls: true,
  // Switching off transitions takes an inline style.
  appearance: { disableTransition: false },
  head: [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: '/docs/logo.svg' }],
    ['link', { rel: 'stylesheet', href: `/docs/${COLORS_FILE}` }],
    // The server puts the nonce of the response in its place, for the styles of live examples.
    ['meta', { property: 'csp-nonce', nonce: 'CSP_NONCE' }],
  ],
  markdown: {
    anchor: { slugify },
    // Their colors have enough contrast.
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-default' },
    codeTransformers: [colors],
    codeCopyButtonTitle: 'Copy code',
    config(md) {
      md.use(liveExamples)
        .use(fileNames)
        .use(alignedCells)
        .use(linksToSources(sources, repository));
    },
  },
  themeConfig: {
    logo: { src: '/logo.svg', alt: '' },
    nav: [
      { text: 'Guide', link: '/introduction', activeMatch: '^/(?!$|404|api/|errors)' },
      { text: 'API', link: '/api/ngx-logout-action/', activeMatch: '^/api/' },
      { text: 'Errors', link: '/errors' },
      { component: 'PlaygroundLink' },
    ],
    sidebar: { '/': guides(), '/api/': api() },
    outline: { level: [2, 3] },
    search: {
      provider: 'local',
      options: {
        _render(source, env, md) {
          // Of the API reference, names and descriptions; what they take is found in the guides first.
          const isApi = env.relativePath.startsWith('api/');
          const text = isApi ? source.split(/^## /m, 1).join('') : withoutLiveExamples(source);
          return md.render(text, env);
        },
        miniSearch: {
          searchOptions: {
            // Typos in words of five letters or more, but not in numbers: 401 is not 301.
            fuzzy: 0.12,
            prefix: true,
            boost: { title: 4, titles: 2, text: 1 },
          },
        },
      },
    },
    editLink,
    notFound: {
      title: 'This page does not exist',
      quote: 'It may have moved. Search for it, or start at the home page.',
      linkLabel: 'Go to the home page',
      linkText: 'Home page',
    },
    footer: { message: 'Released under the MIT license.' },
  },
  transformPageData({ filePath, frontmatter }) {
    // The source of the API reference is in the comments of the library.
    const isApi = filePath.startsWith('api/');
    if (!isApi) sources.add(`docs/${filePath}`);
    return { frontmatter: isApi ? { ...frontmatter, editLink: false } : frontmatter };
  },
  transformHtml: (html) => html.replace(STYLE_ATTRIBUTES, ''),
  buildEnd({ outDir }) {
    writeFileSync(join(outDir, COLORS_FILE), colors.getCSS());
    for (const source of sources) {
      const copy = join(outDir, 'source', `${source}.txt`);
      mkdirSync(dirname(copy), { recursive: true });
      writeFileSync(copy, textOf(source));
    }
  },
});

/** What is made in a folder, not written. */
const MADE = /(?:^|[\\/])(?:node_modules|dist|\.angular|package-lock\.json)(?:$|[\\/])/;

/** A file, or all files of a folder in one text: its README, its code, and its configuration. */
function textOf(source: string): string {
  const path = join(ROOT, source);
  if (!statSync(path).isDirectory()) return readFileSync(path, 'utf8');
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(
    (file) => !MADE.test(file) && statSync(join(path, file)).isFile(),
  );
  const rank = (file: string) => (file === 'README.md' ? 0 : /[\\/]/.test(file) ? 1 : 2);
  return files
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
    .map((file) => `──── ${source}/${file} ────\n\n${readFileSync(join(path, file), 'utf8')}`)
    .join('\n');
}
