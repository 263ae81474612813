import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

import { isFigure, type Row } from './rows.ts';

/** The part of the rows to draw. */
export interface Plot {
  readonly title: string;
  /** The column with the figures. */
  readonly column: string;
  /** Selects the rows to draw. @default all rows with the figure */
  readonly only?: (row: Row) => boolean;
}

/** Draws bars with quartiles as SVG, which is readable in light and dark mode. */
export function barChart(rows: readonly Row[], plot: Plot): Promise<string> {
  const values = rows
    .filter((row) => plot.only?.(row) ?? true)
    .flatMap((row) => {
      const figure = row[plot.column];
      return isFigure(figure) ? { what: row.what, ours: /^our/.test(row.what), ...figure } : [];
    });
  const axis = { labelLimit: 320 };
  const y = { field: 'what', type: 'nominal' as const, sort: null, title: null, axis };
  const spec: TopLevelSpec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: plot.title,
    width: 420,
    background: 'white',
    padding: 12,
    data: { values },
    layer: [
      {
        mark: { type: 'bar', height: { band: 0.7 } },
        encoding: {
          y,
          x: { field: 'value', type: 'quantitative', title: plot.column },
          color: {
            field: 'ours',
            type: 'nominal',
            legend: null,
            scale: { domain: [true, false], range: ['#3557d6', '#9aa3b5'] },
          },
        },
      },
      {
        transform: [{ filter: 'isValid(datum.from)' }],
        mark: { type: 'rule', color: '#1d2433' },
        encoding: { y, x: { field: 'from', type: 'quantitative' }, x2: { field: 'to' } },
      },
    ],
  };
  return new View(parse(compile(spec).spec), { renderer: 'none' }).toSVG();
}
