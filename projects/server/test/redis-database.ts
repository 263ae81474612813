/**
 * The URL of a database in the Redis of `REDIS_URL`. Test files run at the same time, and would end
 * each other's sessions in a shared database.
 *
 * @param database a different number in each test file.
 */
export function redisDatabase(database: number): string | undefined {
  if (!process.env['REDIS_URL']) return undefined;
  const url = new URL(process.env['REDIS_URL']);
  if (url.protocol === 'unix:') url.searchParams.set('db', String(database));
  else url.pathname = `/${database}`;
  return url.href;
}
