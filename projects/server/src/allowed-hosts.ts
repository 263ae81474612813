import type { RequestHandler } from 'express';

/**
 * Responds only to requests for these host names. This stops DNS rebinding: if an attacker's domain
 * resolves to loopback, the browser treats this server as the attacker's site, but the `Host`
 * header still has the attacker's domain.
 */
export function allowedHosts(...names: string[]): RequestHandler {
  return (req, res, next) => {
    const [, name = ''] = /^([^:]*)(?::\d*)?$/.exec(req.get('host') ?? '') ?? [];
    if (names.includes(name.toLowerCase())) next();
    else res.status(421).type('text').send('This server does not answer to that host name.');
  };
}

/** The host names of a server on loopback. */
export const LOOPBACK = ['127.0.0.1', 'localhost'];
