import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { barChart } from './bar-chart.ts';
import { type Row, isFigure, show } from './rows.ts';
import { type Section, SECTIONS } from './sections.ts';

/** The result of a benchmark, and the environment in which it ran. */
export interface Result {
  readonly name: string;
  readonly node: string;
  readonly cores: number;
  /** The time in ISO 8601. */
  readonly at: string;
  readonly rows: readonly Row[];
}

/** Writes a result and its plot into docs/benchmarks.md, and keeps the other sections. */
export async function writeSection(result: Result, docs: string): Promise<void> {
  const page = join(docs, 'benchmarks.md');
  const kept = readFileSync(page, 'utf8').split(/^(?=## )/m);
  const parts: string[] = [];
  for (const section of SECTIONS) {
    const old = kept.find((part) => part.startsWith(`## ${section.title}\n`));
    if (section.name === result.name) parts.push(await write(section, result, docs));
    else if (old) parts.push(old.trimEnd());
  }
  writeFileSync(page, `${[HEAD, ...parts].join('\n\n')}\n`);
}

async function write(section: Section, result: Result, docs: string): Promise<string> {
  const { name, title, meaning, how, plot, verdict } = section;
  const { rows, at, cores, node } = result;
  if (plot) {
    mkdirSync(join(docs, 'benchmarks'), { recursive: true });
    writeFileSync(join(docs, 'benchmarks', `${name}.svg`), await barChart(rows, plot));
  }
  const details = [
    how,
    verdict(rows),
    plot && `![${plot.title}](benchmarks/${name}.svg)`,
    table(rows),
    `_Measured ${at.slice(0, 10)}, ${cores} cores, Node ${node.slice(1)}._`,
  ];
  return [
    `## ${title}`,
    meaning(rows),
    `<details>\n<summary>How it was measured, and all figures</summary>`,
    ...details.filter(Boolean),
    '</details>',
  ].join('\n\n');
}

const NAMES = SECTIONS.map(({ name }) => `\`${name}\``).join(', ');

const HEAD = `# Benchmarks

What the library costs, compared to what you would use instead. Figures are medians, with their quartiles in parentheses. Absolute figures
depend on the machine, ratios less so.

\`npm run bench\` measures everything and writes this page. Name benchmarks to run only those, for example
\`npm run bench -- size startup\`; there are ${NAMES}.`;

function table(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const heads = columns.map((column) => (column === 'what' ? 'what was measured' : column));
  const lines = rows.map((row) => columns.map((column) => show(row[column])));
  const rule = columns.map((column) => (rows.some((row) => isFigure(row[column])) ? '--:' : '---'));
  return [heads, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
