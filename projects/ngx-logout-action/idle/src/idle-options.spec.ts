import { type IdleLogoutOptions, withIdleLogout } from 'ngx-logout-action/idle';

describe('withIdleLogout()', () => {
  it.each<[string, IdleLogoutOptions]>([
    ['after', { after: 0 }],
    ['after', { after: NaN }],
    ['after', {} as never],
    ['after', null as never],
    ['after', { after: 2 ** 31 }],
    ['warnBefore', { after: 600_000, warnBefore: 19_999 }],
    ['warnBefore', { after: 600_000, warnBefore: -1 }],
    ['warnBefore', { after: 600_000, warnBefore: 600_000 }],
    ['warnBefore', { after: 60_000 }],
    ['maxPause', { after: 600_000, maxPause: 0 }],
    ['activity', { after: 600_000, activity: [] }],
    ['dialog', { after: 600_000, dialog: true as never }],
    ['frames', { after: 600_000, frames: 'all' as never }],
    ['texts', { after: 600_000, texts: 'Hello' as never }],
  ])('rejects an invalid %s and names it in the error', (name, options) => {
    expect(() => withIdleLogout(options)).toThrow(
      new RegExp(`^LOGOUT-113: Invalid value .* for '${name}' of withIdleLogout`),
    );
  });

  it('shows the invalid value in the error', () => {
    const message = /^LOGOUT-113: Invalid value undefined for 'after'/;
    expect(() => withIdleLogout({} as never)).toThrow(message);
  });

  it('refuses an unknown option, and names it', () => {
    const options = { after: 600_000, warn: 0 };
    expect(() => withIdleLogout(options)).toThrow(/^LOGOUT-113: Unknown option 'warn'/);
  });

  it.each<[IdleLogoutOptions]>([
    [{ after: 30_000, warnBefore: 20_000 }],
    [{ after: 1_000, warnBefore: 0 }],
    [{ after: 600_000, activity: undefined, texts: undefined, dialog: undefined }],
  ])('accepts %p', (options) => {
    expect(withIdleLogout(options).kind).toBe('idle');
  });
});
