/** The public demo account of the server. */
export const DEMO = { username: 'demo', password: 'let-me-out' } as const;
