/** The account that the server offers to everyone. */
export const DEMO = { username: 'demo', password: 'let-me-out' } as const;
