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

/**
 * Renders the colors of code as classes, because a strict Content Security Policy blocks style
 * attributes.
 */
const colors = transformerStyleToClass({ classPrefix: 'c-' });
const COLORS_FILE = 'assets/code-colors.css';

/** The style attributes of VitePress's theme. style.css and scripts replace them. */
const STYLE_ATTRIBUTES = / style="(?:position:relative;|--vp-vh:0px;)?"/g;

/** Source files that pages link to: tests, and the pages themselves. */
const sources = new Set<string>();

/**
 * Links to the editor of the repository, or to the source of a page if the repository URL is not
 * known.
 */
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
  // Disabling transitions would need an inline style.
  appearance: { disableTransition: false },
  head: [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: '/docs/logo.svg' }],
    ['link', { rel: 'stylesheet', href: `/docs/${COLORS_FILE}` }],
    // The server inserts the nonce of the response, for the styles of live examples.
    ['meta', { property: 'csp-nonce', nonce: 'CSP_NONCE' }],
  ],
  markdown: {
    anchor: { slugify },
    // The colors of these themes have enough contrast.
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
          // Indexes only names and descriptions of the API reference, so that the guides come
          // first.
          const isApi = env.relativePath.startsWith('api/');
          const text = isApi ? source.split(/^## /m, 1).join('') : withoutLiveExamples(source);
          return md.render(text, env);
        },
        miniSearch: {
          searchOptions: {
            // Allows typos in words of five letters or more, but not in numbers: 401 is not 301.
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
    // The API reference is generated from comments in the library.
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

/** Generated files and folders. */
const GENERATED = /(?:^|[\\/])(?:node_modules|dist|\.angular|package-lock\.json)(?:$|[\\/])/;

/**
 * The text of a file, or of all files in a folder: the README, then the code, then the
 * configuration.
 */
function textOf(source: string): string {
  const path = join(ROOT, source);
  if (!statSync(path).isDirectory()) return readFileSync(path, 'utf8');
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(
    (file) => !GENERATED.test(file) && statSync(join(path, file)).isFile(),
  );
  const rank = (file: string) => (file === 'README.md' ? 0 : /[\\/]/.test(file) ? 1 : 2);
  return files
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
    .map((file) => `──── ${source}/${file} ────\n\n${readFileSync(join(path, file), 'utf8')}`)
    .join('\n');
}
