import type { RequestHandler } from 'express';

/**
 * Answers only to these hosts. A domain of an attacker that resolves to loopback (DNS rebinding) is the same site to
 * the browser as the attacker's page, but its name stays in the `Host` header.
 */
export function allowedHosts(...hosts: string[]): RequestHandler {
  return (req, res, next) => {
    if (hosts.includes(req.get('host')?.toLowerCase() ?? '')) next();
    else res.status(421).type('text').send('This server does not answer to that host name.');
  };
}

/** The names of a server on loopback. */
export function loopbackHosts(port: number): string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}
