import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import type { MarkdownEnv, MarkdownRenderer } from 'vitepress';

import { sourcesOf } from './live-examples.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The file name in the first line of a code block, as a comment: `// src/app/app.config.ts`. */
const FILE_NAME = /^(?:\/\/|#|<!--|\/\*|<%#) ([\w./()-]+\.\w+)(?: (?:-->|\*\/|%>))?\n+/;

/** The line that adds a live example to a page. GitHub does not show this unknown element. */
const LIVE_EXAMPLE = /^<live-example name="([\w-]+)" \/>$/gm;

/**
 * Creates the same anchors as GitHub, so that links to headings work both there and on the site.
 */
export function slugify(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

/** Shows the name of a file above its code, instead of in the code. */
export function fileNames(md: MarkdownRenderer): void {
  const fence = md.renderer.rules.fence;
  md.renderer.rules.fence = (tokens, index, options, env, self) => {
    const token = tokens[index];
    // In a group, the tab already shows the name.
    const isTab = /\[.*\]/.test(token?.info ?? '');
    const [comment, name] = (isTab ? null : FILE_NAME.exec(token?.content ?? '')) ?? [];
    if (token && comment) token.content = token.content.slice(comment.length);
    const code = fence?.(tokens, index, options, env, self) ?? '';
    return name ? `<div class="file"><div class="file-name">${name}</div>${code}</div>` : code;
  };
}

/**
 * Aligns table cells with classes, because a strict Content Security Policy blocks style
 * attributes.
 */
export function alignedCells(md: MarkdownRenderer): void {
  for (const rule of ['th_open', 'td_open']) {
    md.renderer.rules[rule] = (tokens, index, options, _env, self) => {
      const [token] = tokens.slice(index);
      const alignment = /text-align:(\w+)/.exec(token?.attrGet('style') ?? '')?.[1];
      if (token?.attrs) token.attrs = token.attrs.filter(([name]) => name !== 'style');
      if (alignment) token?.attrJoin('class', alignment);
      return self.renderToken(tokens, index, options);
    };
  }
}

/**
 * Makes links to source files lead to copies in `/source`. Examples open in an online editor if the
 * repository URL is known.
 *
 * @param sources receives the paths of the files in the workspace.
 * @param repository `https://github.com/owner/name`
 */
export function linksToSources(sources: Set<string>, repository?: string) {
  return (md: MarkdownRenderer): void => {
    md.core.ruler.push('links_to_sources', ({ tokens, env }) => {
      const { path } = env as MarkdownEnv;
      const links = tokens
        .flatMap(({ children }) => children ?? [])
        .filter(({ type }) => type === 'link_open');
      for (const link of links) {
        const target = link.attrGet('href') ?? '';
        if (!/^\.\.?\/.*(?:\.(?!md\b)\w+|\bexamples\/[\w-]+)$/.test(target)) continue;
        const source = relative(ROOT, join(dirname(path), target));
        if (!existsSync(join(ROOT, source))) throw new Error(`${path}: ${target} does not exist.`);
        if (repository && source.startsWith('examples/')) {
          const [, path = ''] = repository.split('//github.com/');
          link.attrSet('href', `https://stackblitz.com/github/${path}/tree/main/${source}`);
          continue;
        }
        sources.add(source);
        link.attrSet('href', `/source/${source}.txt`);
      }
    });
  };
}

/** Replaces the line of a live example with the example, and tabs with its source files. */
export function liveExamples(md: MarkdownRenderer): void {
  md.core.ruler.before('normalize', 'live_examples', (state) => {
    state.src = state.src.replace(LIVE_EXAMPLE, (_, name: string) => {
      const tabs = sourcesOf(name).map(({ tab, file }) => `<<< @/../${file} [${tab}]`);
      return [
        `<div class="live-example">\n\n<LiveExample name="${name}" />`,
        ['::: code-group', ...tabs, ':::'].join('\n'),
        '</div>',
      ].join('\n\n');
    });
  });
}

/** Removes live examples, because the search index must not contain their code. */
export function withoutLiveExamples(source: string): string {
  return source.replace(LIVE_EXAMPLE, '');
}
