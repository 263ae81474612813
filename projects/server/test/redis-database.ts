/**
 * The URL of a database of the Redis that `REDIS_URL` names. Test files run at the same time: in a shared database, they would end
 * each other's sessions.
 *
 * @param database another number in each test file.
 */
export function redisDatabase(database: number): string | undefined {
  if (!process.env['REDIS_URL']) return undefined;
  const url = new URL(process.env['REDIS_URL']);
  if (url.protocol === 'unix:') url.searchParams.set('db', String(database));
  else url.pathname = `/${database}`;
  return url.href;
}
