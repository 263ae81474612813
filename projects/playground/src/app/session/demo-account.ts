/** The account that the server offers to everybody. */
export const DEMO = { username: 'demo', password: 'let-me-out' } as const;
