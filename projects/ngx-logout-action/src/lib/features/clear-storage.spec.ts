import { clearCaches, clearStorage } from '../../public-api';

describe('clearStorage()', () => {
  beforeEach(() => {
    for (const storage of [localStorage, sessionStorage]) {
      storage.clear();
      for (const key of ['token', 'draft', 'theme']) storage.setItem(key, '1');
    }
  });

  it('removes the given keys and no others', () => {
    void clearStorage({ local: ['token', 'draft', 'unknown'] })();
    expect(Object.keys(localStorage)).toEqual(['theme']);
    expect(sessionStorage).toHaveLength(3);
  });

  it("removes all keys of a storage with 'all'", () => {
    void clearStorage({ session: 'all' })();
    expect(sessionStorage).toHaveLength(0);
    expect(localStorage).toHaveLength(3);
  });
});

describe('clearStorage', () => {
  it('clears the other storage, too, if one is forbidden', () => {
    sessionStorage.setItem('draft', '1');
    const forbidden = jest.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('', 'SecurityError');
    });
    expect(clearStorage({ local: 'all', session: 'all' })).toThrow(DOMException);
    expect(sessionStorage).toHaveLength(0);
    forbidden.mockRestore();
  });
});

describe('clearCaches()', () => {
  let stored: Record<string, string[]>;

  beforeEach(() => {
    stored = {
      'photos-1': ['/a.png'],
      'ngsw:/:1:data:api:cache': ['/api/me'],
      'ngsw:/:1:assets:app:cache': ['/main.js'],
    };
    Object.assign(globalThis, {
      caches: {
        keys: () => Promise.resolve(Object.keys(stored)),
        open: (name: string) =>
          Promise.resolve({
            keys: () => Promise.resolve([...stored[name]!]),
            delete: (entry: string) => {
              stored[name] = stored[name]!.filter((other) => other !== entry);
              return Promise.resolve(true);
            },
          }),
      },
    });
  });
  afterEach(() => Reflect.deleteProperty(globalThis, 'caches'));

  const emptied = () => Object.keys(stored).filter((name) => !stored[name]!.length);

  it('empties a cache by name, and does not delete the cache', async () => {
    await clearCaches('photos-1')();
    expect(emptied()).toEqual(['photos-1']);
  });

  it('empties caches that match a pattern, even one with the global flag', async () => {
    await clearCaches(/^photos-|data/g)();
    expect(emptied()).toEqual(['photos-1', 'ngsw:/:1:data:api:cache']);
  });

  it('finds a data group of Angular’s service worker by its name', async () => {
    await clearCaches('api')();
    expect(emptied()).toEqual(['ngsw:/:1:data:api:cache']);
  });

  it('empties all caches without arguments', async () => {
    await clearCaches()();
    expect(emptied()).toEqual(Object.keys(stored));
  });

  it('does nothing without Cache Storage', async () => {
    Reflect.deleteProperty(globalThis, 'caches');
    await expect(Promise.resolve(clearCaches()())).resolves.toBeUndefined();
  });
});
