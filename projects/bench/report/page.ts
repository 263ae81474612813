import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { barChart } from './bar-chart.ts';
import { type Row, isFigure, show } from './rows.ts';
import { SECTIONS } from './sections.ts';

interface Result {
  readonly version: string;
  readonly node: string;
  readonly cores: number;
  readonly at: string;
  readonly rows: readonly Row[];
}

/** Writes docs/benchmarks.md, with a plot for each section, from what was measured last. */
export async function writePage(results: string, docs: string): Promise<void> {
  const plots = join(docs, 'benchmarks');
  mkdirSync(plots, { recursive: true });
  const parts: string[] = [];
  for (const { name, title, words, plot, verdict } of SECTIONS) {
    const file = join(results, `${name}.json`);
    if (!existsSync(file)) continue;
    const { rows, at, cores, node } = JSON.parse(readFileSync(file, 'utf8')) as Result;
    if (plot) writeFileSync(join(plots, `${name}.svg`), await barChart(rows, plot));
    parts.push(
      [
        `## ${title}`,
        words,
        plot && `![${plot.title}](benchmarks/${name}.svg)`,
        verdict(rows),
        folded('All figures', table(rows)),
        `_Measured ${at.slice(0, 10)}, ${cores} cores, Node ${node.slice(1)}._`,
      ]
        .filter(Boolean)
        .join('\n\n'),
    );
  }
  writeFileSync(join(docs, 'benchmarks.md'), `${HEAD}\n\n${parts.join('\n\n')}\n`);
}

const HEAD = `# Benchmarks

See what the library costs, beside what you would use instead. Each figure is a median, with its quartiles in parentheses. All figures of
one section come from the same run. Absolute figures depend on the machine, ratios less so.

\`npm run bench\` measures everything and writes this page; \`npm run bench -- size\` (or ${SECTIONS.slice(
  1,
)
  .map(({ name }) => `\`${name}\``)
  .join(', ')}) runs one benchmark. The figures are in \`projects/bench/results\`, too, as JSON.`;

/** A part of the page that readers open if they want the details. */
function folded(summary: string, text: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${text}\n\n</details>`;
}

function table(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const heads = columns.map((column) => (column === 'what' ? 'what was measured' : column));
  const lines = rows.map((row) => columns.map((column) => show(row[column])));
  const rule = columns.map((column) => (rows.some((row) => isFigure(row[column])) ? '--:' : '---'));
  return [heads, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
