import type { RequestHandler } from 'express';

/**
 * Answers only to hosts with these names. A domain of an attacker that resolves to loopback (DNS rebinding) is the same site to
 * the browser as the attacker's page, but its name stays in the `Host` header.
 */
export function allowedHosts(...names: string[]): RequestHandler {
  return (req, res, next) => {
    const [, name = ''] = /^([^:]*)(?::\d*)?$/.exec(req.get('host') ?? '') ?? [];
    if (names.includes(name.toLowerCase())) next();
    else res.status(421).type('text').send('This server does not answer to that host name.');
  };
}

/** The names of a server on loopback. */
export const LOOPBACK = ['127.0.0.1', 'localhost'];
