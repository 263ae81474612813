/** A median and its quartiles, between which half of all values lie. */
export interface Figure {
  readonly value: number;
  readonly from?: number;
  readonly to?: number;
}

/** The figures of one contender. */
export interface Row {
  /** The contender. */
  readonly what: string;
  readonly [column: string]: string | number | Figure;
}

/** The median, with the first and third quartile. */
export function median(values: readonly number[]): Figure {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const low = sorted[Math.floor(place)] ?? NaN;
    const high = sorted[Math.ceil(place)] ?? NaN;
    return low + (high - low) * (place - Math.floor(place));
  };
  return { value: at(0.5), from: at(0.25), to: at(0.75) };
}

export function isFigure(cell: Row[string] | undefined): cell is Figure {
  return typeof cell === 'object';
}

/** Formats a figure with three significant digits, followed by its quartiles. */
export function show(cell: Row[string] | undefined): string {
  if (cell === undefined) return '';
  if (!isFigure(cell)) return typeof cell === 'number' ? cell.toLocaleString('en') : cell;
  const { value, from, to } = cell;
  const spread = from === undefined || to === undefined ? '' : ` (${digits(from)}–${digits(to)})`;
  return digits(value) + spread;
}

function digits(value: number): string {
  const few = Math.abs(value) < 1_000;
  return value.toLocaleString(
    'en',
    few ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 },
  );
}

/** @returns a figure from the first row with these cells, or NaN. */
export function figure(
  rows: readonly Row[],
  match: Readonly<Record<string, unknown>>,
  column: string,
): number {
  const row = rows.find((each) =>
    Object.entries(match).every(([key, value]) => each[key] === value),
  );
  const cell = row?.[column];
  return isFigure(cell) ? cell.value : NaN;
}
