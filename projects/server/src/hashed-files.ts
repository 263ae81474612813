import type { Response } from 'express';

/** The eight-character hash that Angular and VitePress add to file names, before the extension. */
const HASHED = /[-.][\w-]{8}(?:\.lean)?\.(?:js|css|svg|woff2)$/;

/**
 * For `express.static`: browsers cache hashed files forever, and revalidate all others each time.
 */
export function keepHashedFiles(res: Response, path: string): void {
  if (HASHED.test(path)) res.set('Cache-Control', 'public, max-age=31536000, immutable');
}
