/** A value as formatted code: `'it'`, `"it's"`, `true`, `['a', 'b']`, `30_000`. */
export function literal(value: string | number | boolean | readonly string[]): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'object') return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'boolean') return String(value);
  return String(value).replace(/\B(?=(\d{3})+$)/g, '_');
}

/** Uses single quotes, unless double quotes need fewer escapes. */
function quoted(text: string): string {
  const count = (quote: string) => text.split(quote).length;
  const escaped = JSON.stringify(text);
  if (count("'") > count('"')) return escaped;
  return `'${escaped.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
