import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

import { isFigure, type Row } from './rows.ts';

/** What of the rows is drawn. */
export interface Plot {
  readonly title: string;
  /** The column whose figures are drawn. */
  readonly column: string;
  /** The column that tells rows of one contender apart, if there are several. */
  readonly by?: string;
  /** Rows that are drawn. @default all that have the figure */
  readonly only?: (row: Row) => boolean;
  readonly log?: boolean;
}

/** Bars with their quartiles, as SVG that can be read on light and on dark. */
export async function barChart(rows: readonly Row[], plot: Plot): Promise<string> {
  const values = rows
    .filter((row) => isFigure(row[plot.column]) && (plot.only?.(row) ?? true))
    .map((row) => {
      const figure = row[plot.column];
      const by = plot.by === undefined ? '' : String(row[plot.by]);
      return { what: row.what, by, ours: /\bour/.test(row.what), ...(isFigure(figure) && figure) };
    });
  const scale = plot.log ? { type: 'log' as const } : {};
  const y = { field: 'what', type: 'nominal' as const, sort: null, title: null };
  const spec: TopLevelSpec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: plot.title,
    width: 420,
    background: 'white',
    padding: 12,
    data: { values },
    facet: plot.by === undefined ? undefined : { row: { field: 'by', sort: null, title: plot.by } },
    spec: {
      layer: [
        {
          mark: { type: 'bar', height: { band: 0.7 } },
          encoding: {
            y,
            x: { field: 'value', type: 'quantitative', title: plot.column, scale },
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
    },
  } as TopLevelSpec;
  if (plot.by === undefined) {
    const { spec: inner, facet: _, ...rest } = spec as unknown as { spec: object; facet: unknown };
    return draw({ ...rest, ...inner } as TopLevelSpec);
  }
  return draw(spec);
}

function draw(spec: TopLevelSpec): Promise<string> {
  return new View(parse(compile(spec).spec), { renderer: 'none' }).toSVG();
}
