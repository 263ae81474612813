import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

/** A user who can sign in. */
export interface Account {
  readonly username: string;
  readonly name: string;
  /** Private: tests check that no page shows it after a sign-out. */
  readonly privateNote: string;
}

/** The account that the login page shows. */
export const DEMO_ACCOUNT = { username: 'demo', password: 'let-me-out' } as const;

/** The account of a second user in the same browser. */
export const OTHER_ACCOUNT = { username: 'guest', password: 'me-too' } as const;

const KEY_LENGTH = 32;

function hash(password: string, salt: Buffer): Buffer {
  return scryptSync(password, salt, KEY_LENGTH);
}

function stored(account: Account, password: string) {
  const salt = randomBytes(16);
  return { ...account, salt, key: hash(password, salt) };
}

const ACCOUNTS = [
  stored(
    {
      username: DEMO_ACCOUNT.username,
      name: 'Dora Demo',
      privateNote: 'IBAN XX00 PRIVATE 1234 5678',
    },
    DEMO_ACCOUNT.password,
  ),
  stored(
    {
      username: OTHER_ACCOUNT.username,
      name: 'Gil Guest',
      privateNote: 'IBAN XX00 PRIVATE 8765 4321',
    },
    OTHER_ACCOUNT.password,
  ),
];

/** Refusing an unknown user name takes as long as refusing a wrong password. */
const UNKNOWN_ACCOUNT = stored(
  { username: '', name: '', privateNote: '' },
  randomBytes(16).toString('hex'),
);

/** The account with this user name and password, if any. */
export function authenticate(username: unknown, password: unknown): Account | undefined {
  if (typeof username !== 'string' || typeof password !== 'string') return undefined;
  const account = ACCOUNTS.find((candidate) => candidate.username === username);
  const { salt, key } = account ?? UNKNOWN_ACCOUNT;
  return timingSafeEqual(hash(password, salt), key) ? account : undefined;
}

export function findAccount(username: string | undefined): Account | undefined {
  return ACCOUNTS.find((account) => account.username === username);
}
