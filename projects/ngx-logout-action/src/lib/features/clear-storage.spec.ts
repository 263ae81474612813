import { clearCaches, clearStorage } from '../../public-api';

describe('clearStorage', () => {
  beforeEach(() => {
    for (const storage of [localStorage, sessionStorage]) {
      storage.clear();
      for (const key of ['token', 'draft', 'theme']) storage.setItem(key, '1');
    }
  });

  it('removes the keys that it is given, and nothing else', () => {
    void clearStorage({ local: ['token', 'draft', 'unknown'] })();
    expect(Object.keys(localStorage)).toEqual(['theme']);
    expect(sessionStorage).toHaveLength(3);
  });

  it('removes everything of a storage', () => {
    void clearStorage({ session: 'all' })();
    expect(sessionStorage).toHaveLength(0);
    expect(localStorage).toHaveLength(3);
  });
});

describe('clearCaches', () => {
  const deleted: string[] = [];

  beforeEach(() => {
    deleted.length = 0;
    Object.assign(globalThis, {
      caches: {
        keys: () => Promise.resolve(['a', 'b']),
        delete: (name: string) => Promise.resolve(!!deleted.push(name)),
      },
    });
  });
  afterEach(() => Reflect.deleteProperty(globalThis, 'caches'));

  it('deletes the caches that it is given', async () => {
    await clearCaches(['b'])();
    expect(deleted).toEqual(['b']);
  });

  it('deletes all of them', async () => {
    await clearCaches()();
    expect(deleted).toEqual(['a', 'b']);
  });

  it('does nothing where there is no Cache Storage', async () => {
    Reflect.deleteProperty(globalThis, 'caches');
    await expect(Promise.resolve(clearCaches()())).resolves.toBeUndefined();
  });
});
