/** A value as it is written in code with single quotes: `'it\'s'`, `true`, `['a', 'b']`, `30_000`. */
export function literal(value: string | number | boolean | readonly string[]): string {
  if (typeof value === 'string')
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  if (typeof value === 'object') return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'boolean') return String(value);
  return String(value).replace(/\B(?=(\d{3})+$)/g, '_');
}
