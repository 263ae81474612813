import { LogoutError } from './errors';

describe('LogoutError', () => {
  it.each([
    ['https://app.example/logout?token=secret#part', 'https://app.example/logout'],
    ['https://user:secret@app.example/logout', 'https://app.example/logout'],
    ['capacitor://localhost/logout?x', 'capacitor://localhost/logout'],
    ['/logout', undefined],
    [undefined, undefined],
  ])('keeps only the origin and path of %s', (url, kept) => {
    expect(new LogoutError('server', { url }).url).toBe(kept);
  });

  it('has a message with kind and status, and `retrying` is false by default', () => {
    const error = new LogoutError('server', { status: 500 });
    expect(error).toMatchObject({ kind: 'server', status: 500, retrying: false });
    expect(error.message).toBe('Logout failed: server (500)');
    expect(new LogoutError('network', { retrying: true }).retrying).toBe(true);
  });

  it('has a `cause` only if one is given', () => {
    expect('cause' in new LogoutError('timeout')).toBe(false);
    expect(new LogoutError('backend', { cause: null }).cause).toBe(null);
  });
});
