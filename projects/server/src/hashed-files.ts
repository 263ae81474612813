import type { Response } from 'express';

/** A hash of eight characters, as Angular and VitePress put it before the extension. */
const HASHED = /[-.][\w-]{8}(?:\.lean)?\.(?:js|css|svg|woff2)$/;

/** For `express.static`: files whose names change with their content are never asked for again, all others each time. */
export function keepHashedFiles(res: Response, path: string): void {
  if (HASHED.test(path)) res.set('Cache-Control', 'public, max-age=31536000, immutable');
}
