import type { RequestHandler } from 'express';

import { type Fault, applyFault } from './fault.ts';

/** The header that names the fault. Pages of other origins cannot send it. */
const HEADER = 'X-What-If';

const html = { 'content-type': 'text/html' };
const json = { 'content-type': 'application/json' };

const FAULTS = new Map<string, Fault>([
  ['slow', { delay: 1_500 }],
  ['reset', { connection: 'reset' }],
  ['hang', { connection: 'hang' }],
  ['server', { status: 500, body: 'oops' }],
  ['missing', { status: 404 }],
  ['html', { status: 200, headers: html, body: '<!doctype html><title>Welcome</title>' }],
  ['truncated', { status: 200, headers: json, body: '{"redirectUrl": "/lo' }],
  ['gone', { status: 401 }],
  ['forbidden', { status: 403 }],
  ['login-page', { status: 303, headers: { location: '/login?logout' } }],
  ['foreign', { status: 302, headers: { location: 'http://localhost:9/' } }],
  [
    'evil-redirect',
    { status: 200, headers: json, body: '{"redirectUrl": "//evil.example/login"}' },
  ],
]);

/**
 * For the playground: a sign-out request can choose one of a few faults for its own response. Must
 * run after the security headers, so that faults are sent with them.
 */
export function whatIf(): RequestHandler {
  return (req, res, next) => {
    const fault = req.path === '/logout' ? FAULTS.get(req.get(HEADER) ?? '') : undefined;
    return fault ? applyFault(fault, req, res, next) : next();
  };
}
