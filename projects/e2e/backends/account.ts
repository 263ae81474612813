/** The user who signs in at every server. */
export const ACCOUNT = { email: 'ada@example.org', password: 'open-sesame' };
