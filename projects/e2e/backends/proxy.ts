import { createReadStream } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { join } from 'node:path';

/**
 * Serves a folder at `/app/` and everything else from another server, so that both share one
 * origin.
 *
 * @param record called with each request and the status of the response: `POST /logout 204`.
 */
export function createProxy(
  folder: string,
  upstream: number,
  record: (request: string) => void,
): Server {
  return createServer((req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://localhost');
    if (pathname.startsWith('/app/')) {
      res.setHeader('Content-Type', 'text/javascript');
      createReadStream(join(folder, pathname.slice('/app/'.length)))
        .on('error', () => res.writeHead(404).end())
        .pipe(res);
      return;
    }
    const forwarded = request(
      {
        host: '127.0.0.1',
        port: upstream,
        path: req.url,
        method: req.method,
        headers: req.headers,
      },
      (answer) => {
        record(`${req.method} ${pathname} ${answer.statusCode}`);
        res.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(res);
      },
    );
    forwarded.on('error', () => res.writeHead(502).end());
    req.pipe(forwarded);
  });
}
